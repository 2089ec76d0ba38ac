using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Yiju.Tests.Architecture;

/// <summary>
/// Reads a compiled assembly and answers, for every type in it, which other types it uses: in its base types,
/// attributes, fields, signatures, locals and method bodies. Uses only System.Reflection.Metadata, which ships in
/// the runtime, so the assembly is never loaded and needs none of its dependencies.
/// </summary>
internal static class TypeUses
{
    /// <returns>One entry per (user, used) pair of full type names. Closures and async state machines are
    /// reported under the type that contains them, because that is where the author wrote the code.</returns>
    public static IReadOnlySet<(string User, string Used)> In(string assemblyPath)
    {
        using var pe = new PEReader(File.OpenRead(assemblyPath));
        var md = pe.GetMetadataReader();
        var uses = new HashSet<(string, string)>();
        foreach (var handle in md.TypeDefinitions)
        {
            var collector = new Collector(md);
            collector.Visit(md.GetTypeDefinition(handle), pe);
            var owner = Outermost(md, handle);
            foreach (var used in collector.Names)
                if (used != owner)
                    uses.Add((owner, used));
        }
        return uses;
    }

    private static string Outermost(MetadataReader md, TypeDefinitionHandle handle)
    {
        var type = md.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil)
            type = md.GetTypeDefinition(type.GetDeclaringType());
        return Join(md, type.Namespace, type.Name);
    }

    private static string Join(MetadataReader md, StringHandle ns, StringHandle name) =>
        ns.IsNil ? md.GetString(name) : md.GetString(ns) + "." + md.GetString(name);

    private sealed class Collector(MetadataReader md) : ISignatureTypeProvider<int, object?>
    {
        public HashSet<string> Names { get; } = [];

        public void Visit(TypeDefinition type, PEReader pe)
        {
            Add(type.BaseType);
            foreach (var i in type.GetInterfaceImplementations())
                Add(md.GetInterfaceImplementation(i).Interface);
            Attributes(type.GetCustomAttributes());
            foreach (var f in type.GetFields())
            {
                var field = md.GetFieldDefinition(f);
                field.DecodeSignature(this, null);
                Attributes(field.GetCustomAttributes());
            }
            foreach (var p in type.GetProperties())
                Attributes(md.GetPropertyDefinition(p).GetCustomAttributes());
            foreach (var g in type.GetGenericParameters())
            foreach (var c in md.GetGenericParameter(g).GetConstraints())
                Add(md.GetGenericParameterConstraint(c).Type);
            foreach (var m in type.GetMethods())
            {
                var method = md.GetMethodDefinition(m);
                method.DecodeSignature(this, null);
                Attributes(method.GetCustomAttributes());
                foreach (var p in method.GetParameters())
                    Attributes(md.GetParameter(p).GetCustomAttributes());
                if (method.RelativeVirtualAddress != 0)
                    Body(pe.GetMethodBody(method.RelativeVirtualAddress));
            }
        }

        private void Attributes(CustomAttributeHandleCollection handles)
        {
            foreach (var h in handles)
                Add(md.GetCustomAttribute(h).Constructor);
        }

        private void Body(MethodBodyBlock body)
        {
            if (!body.LocalSignature.IsNil)
                md.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(this, null);
            foreach (var region in body.ExceptionRegions)
                if (!region.CatchType.IsNil)
                    Add(region.CatchType);
            var il = body.GetILReader();
            while (il.RemainingBytes > 0)
            {
                int code = il.ReadByte();
                if (code == 0xFE)
                    code = 0xFE00 | il.ReadByte();
                switch (Operands[code])
                {
                    case OperandType.InlineField
                    or OperandType.InlineMethod
                    or OperandType.InlineTok
                    or OperandType.InlineType:
                        Add(MetadataTokens.EntityHandle(il.ReadInt32()));
                        break;
                    case OperandType.InlineNone:
                        break;
                    case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                        il.Offset += 1;
                        break;
                    case OperandType.InlineVar:
                        il.Offset += 2;
                        break;
                    case OperandType.InlineI8 or OperandType.InlineR:
                        il.Offset += 8;
                        break;
                    case OperandType.InlineSwitch:
                        var targets = il.ReadInt32();
                        il.Offset += 4 * targets;
                        break;
                    default:
                        il.Offset += 4;
                        break;
                }
            }
        }

        private void Add(EntityHandle handle)
        {
            if (handle.IsNil)
                return;
            switch (handle.Kind)
            {
                case HandleKind.TypeReference:
                    GetTypeFromReference(md, (TypeReferenceHandle)handle, 0);
                    break;
                case HandleKind.TypeDefinition:
                    Names.Add(Outermost(md, (TypeDefinitionHandle)handle));
                    break;
                case HandleKind.TypeSpecification:
                    md.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                    break;
                case HandleKind.MethodDefinition:
                    Add(md.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                    break;
                case HandleKind.FieldDefinition:
                    Add(md.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                    break;
                case HandleKind.MethodSpecification:
                    var spec = md.GetMethodSpecification((MethodSpecificationHandle)handle);
                    Add(spec.Method);
                    spec.DecodeSignature(this, null);
                    break;
                case HandleKind.MemberReference:
                    var member = md.GetMemberReference((MemberReferenceHandle)handle);
                    Add(member.Parent);
                    if (member.GetKind() == MemberReferenceKind.Method)
                        member.DecodeMethodSignature(this, null);
                    else
                        member.DecodeFieldSignature(this, null);
                    break;
            }
        }

        public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = md.GetTypeReference(handle);
            while (type.ResolutionScope.Kind == HandleKind.TypeReference)
                type = md.GetTypeReference((TypeReferenceHandle)type.ResolutionScope);
            Names.Add(Join(md, type.Namespace, type.Name));
            return 0;
        }

        public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            Names.Add(Outermost(md, handle));
            return 0;
        }

        public int GetTypeFromSpecification(
            MetadataReader reader,
            object? context,
            TypeSpecificationHandle handle,
            byte rawTypeKind
        )
        {
            Add(handle);
            return 0;
        }

        public int GetSZArrayType(int elementType) => 0;

        public int GetArrayType(int elementType, ArrayShape shape) => 0;

        public int GetByReferenceType(int elementType) => 0;

        public int GetPointerType(int elementType) => 0;

        public int GetPinnedType(int elementType) => 0;

        public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;

        public int GetFunctionPointerType(MethodSignature<int> signature) => 0;

        public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;

        public int GetGenericMethodParameter(object? context, int index) => 0;

        public int GetGenericTypeParameter(object? context, int index) => 0;

        public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;
    }

    private static readonly Dictionary<int, OperandType> Operands = typeof(OpCodes)
        .GetFields()
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value & 0xFFFF, o => o.OperandType);
}
