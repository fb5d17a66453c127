using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Chairtime.Reference.Store;

/// <summary>Writes files so that after a crash they are there whole or not at all.</summary>
internal static partial class DurableFiles
{
    public const string Unfinished = ".unfinished";

    /// <summary>Writes beside the final name, flushes to the disk, renames, and flushes the folder.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var unfinished = path + Unfinished;
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            write(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    public static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    // The framework cannot flush a folder. Without it a rename may be lost to a power cut, though not to a killed
    // process.
    private static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return;
        var handle = open(Encoding.UTF8.GetBytes(folder + "\0"), 0);
        if (handle < 0)
            return;
        _ = fsync(handle);
        _ = close(handle);
    }

#pragma warning disable IDE1006, SYSLIB1054, CA5392 // The C library's own names, in the loader's own place.
    [DllImport("libc", ExactSpelling = true)]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc", ExactSpelling = true)]
    private static extern int fsync(int handle);

    [DllImport("libc", ExactSpelling = true)]
    private static extern int close(int handle);
#pragma warning restore IDE1006, SYSLIB1054, CA5392
}
