using Yiju.Access.Domain;
using Yiju.Platform.Access;
using Yiju.Platform.Protection;

namespace Yiju.Tests.Modules.Access;

public sealed class SecretTests
{
    /// <summary>RFC 6238, appendix B, SHA-1; the secret is 12345678901234567890 in base 32.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds / 30, 8));

    [Fact]
    public void A_code_is_good_once_and_only_around_its_time()
    {
        var secret = Totp.NewSecret();
        var now = new DateTime(2026, 7, 1, 1, 0, 0, DateTimeKind.Utc);
        var step = Totp.StepOf(now);
        Assert.Equal(step, Totp.Matching(secret, Totp.CodeAt(secret, step), now, 0));
        Assert.Null(Totp.Matching(secret, Totp.CodeAt(secret, step), now, step));
        Assert.Null(Totp.Matching(secret, Totp.CodeAt(secret, step - 2), now, 0));
        Assert.Null(Totp.Matching(secret, "", now, 0));
    }

    [Theory]
    [InlineData("short", false)]
    [InlineData("li.wei is my name", false)]
    [InlineData("Password123", false)]
    [InlineData("aaaaaaaaaaaa", false)]
    [InlineData("sunny river bank", true)]
    public void Passwords_are_long_and_not_what_everybody_uses(string password, bool good)
    {
        var book = new AccessRuleBook("/nowhere");
        var fault = PasswordRules.Judge(password, "li.wei", book.On(new DateOnly(2026, 7, 1)), book.CommonPasswords);
        Assert.Equal(good, fault is null);
    }

    [Theory]
    [InlineData(Role.CountyOfficer, Role.FinanceOfficer, true)]
    [InlineData(Role.FinanceOfficer, Role.CountyOfficer, true)]
    [InlineData(Role.Assessor, Role.CareWorker, true)]
    [InlineData(Role.TownOfficer, Role.OperatorManager, true)]
    [InlineData(Role.Auditor, Role.VillageWorker, true)]
    [InlineData(Role.VillageWorker, Role.StationWorker, false)]
    [InlineData(Role.CountyOfficer, Role.TownOfficer, false)]
    [Trait("req", "SEC-09")]
    public void Duties_exclude_each_other_both_ways(Role one, Role other, bool excluded) =>
        Assert.Equal(excluded, new AccessRuleBook("/nowhere").Excluding.Any(x => x.Forbids(one, other)));

    /// <summary>GB/T 32907-2016, example 1 of appendix A: one block, key and text alike.</summary>
    [Fact]
    public void Sm4_is_that_of_the_standard()
    {
        var bytes = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
        var engine = new Org.BouncyCastle.Crypto.Engines.SM4Engine();
        engine.Init(true, new Org.BouncyCastle.Crypto.Parameters.KeyParameter(bytes));
        var output = new byte[16];
        engine.ProcessBlock(bytes, 0, output, 0);
        Assert.Equal("681EDF34D206965E86B3E94F536E4246", Convert.ToHexString(output));
    }

    [Theory]
    [InlineData(FieldAlgorithm.AesGcm)]
    [InlineData(FieldAlgorithm.Sm4Gcm)]
    [Trait("req", "SEC-01")]
    public void A_protected_field_opens_only_in_its_own_column_and_unchanged(FieldAlgorithm algorithm)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("yiju-ring-").FullName, "ring.json");
        var cipher = new FieldCipher(KeyRing.Open(path, algorithm, default));
        var value = cipher.Protect("a.column", "440823195001011234");
        Assert.Equal((byte)algorithm, value[0]);
        Assert.Equal("440823195001011234", cipher.Reveal("a.column", value));
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => cipher.Reveal("b.column", value));
        value[^1] ^= 1;
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => cipher.Reveal("a.column", value));
    }
}
