using Yiju.Platform.Files;

namespace Yiju.Tests.Modules.Platform;

public sealed class PhotoTests
{
    [Fact, Trait("req", "SVC-11")]
    public void A_photo_loses_place_time_and_camera_but_not_the_picture()
    {
        byte[] app0 = [0xFF, 0xE0, 0, 4, 1, 2];
        byte[] exif = [0xFF, 0xE1, 0, 8, .. "Exif"u8, 0, 0];
        byte[] comment = [0xFF, 0xFE, 0, 4, .. "hi"u8];
        byte[] table = [0xFF, 0xDB, 0, 4, 5, 6];
        byte[] scan = [0xFF, 0xDA, 0, 4, 7, 8, 9, 9, 9, 0xFF, 0xD9];
        byte[] photo = [0xFF, 0xD8, .. app0, .. exif, .. comment, .. table, .. scan, 1, 2, 3];
        byte[] clean = [0xFF, 0xD8, .. app0, .. table, .. scan];
        Assert.Equal(clean, PhotoCleaner.Clean(photo, "photo").Value.Content);
        Assert.Equal("photo-unreadable", PhotoCleaner.Clean("no photo"u8, "photo").Faults[0].Code);
        Assert.Equal("photo-unreadable", PhotoCleaner.Clean(photo.AsSpan(0, 12), "photo").Faults[0].Code);
    }

    [Fact, Trait("req", "SVC-11")]
    public void A_broken_or_huge_photo_is_refused()
    {
        byte[] emptySegment = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xDA, 0, 4, 7, 8];
        Assert.Equal("photo-unreadable", PhotoCleaner.Clean(emptySegment, "photo").Faults[0].Code);
        var huge = new byte[PhotoCleaner.MostBytes + 1];
        Assert.Equal("photo-too-large", PhotoCleaner.Clean(huge, "photo").Faults[0].Code);
    }
}
