using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chairtime.Cli.Tests.Reports;

/// <summary>A browser without a window, spoken to over its own debugging protocol: enough to open a page of ours, ask
/// it questions, and print it. One page at a time.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _profile = Directory.CreateTempSubdirectory("chairtime-browser-").FullName;
    private readonly ClientWebSocket _socket = new();
    private readonly List<string> _requests = [];
    private Process? _process;
    private string? _session;
    private int _number;
    private bool _isLoaded;

    /// <summary>Null where no such browser is installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).SelectMany(static folder => Names.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Everything that the page asked for since it was opened, itself included.</summary>
    public IReadOnlyList<string> Requests => _requests;

    public static async Task<Chromium> Start()
    {
        Assert.SkipWhen(Program is null, "No Chromium on the path; ./test installs it as root on Debian.");
        var browser = new Chromium();
        await browser.Launch();
        return browser;
    }

    /// <summary>Opens a file as wide as a screen; returns when it is loaded.</summary>
    public async Task Open(string file, int width, bool withScript = true)
    {
        await Send("Emulation.setDeviceMetricsOverride", new JsonObject
        {
            ["width"] = width, ["height"] = 2000, ["deviceScaleFactor"] = 1, ["mobile"] = false,
        });
        await Send("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = !withScript });
        _requests.Clear();
        _isLoaded = false;
        await Send("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
        while (!_isLoaded)
            Note(await Receive());
    }

    /// <summary>What an expression of the page comes to, a promise awaited.</summary>
    public async Task<JsonNode?> Ask(string expression)
    {
        var answer = await Send("Runtime.evaluate", new JsonObject
        {
            ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true,
        });
        return answer["exceptionDetails"] is { } failed ? throw new InvalidOperationException(failed.ToJsonString())
            : answer["result"]!["value"];
    }

    /// <summary>What the screen shows, or the whole page, as a PNG.</summary>
    public async Task<byte[]> Picture(bool ofWholePage = false) => Convert.FromBase64String(
        (await Send("Page.captureScreenshot", new JsonObject
        {
            ["format"] = "png", ["captureBeyondViewport"] = ofWholePage,
        }))["data"]!.GetValue<string>());

    /// <summary>The page as it would come from a printer.</summary>
    public async Task<byte[]> Print() => Convert.FromBase64String((await Send("Page.printToPDF", new JsonObject
    {
        ["preferCSSPageSize"] = true, ["printBackground"] = false,
    }))["data"]!.GetValue<string>());

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    private async Task Launch()
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-port=0",
            "--user-data-dir=" + _profile, "about:blank",
        ];
        _process = Process.Start(new ProcessStartInfo(Program!, arguments)
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("The browser did not start.");
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        var (port, path) = await Address();
        _socket.Options.Proxy = null;
        using var patience = new CancellationTokenSource(Patience);
        await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}{path}"), patience.Token);
        var target = await Send("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await Send("Target.attachToTarget", new JsonObject
        {
            ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true,
        });
        _session = attached["sessionId"]!.GetValue<string>();
        await Send("Page.enable", []);
        await Send("Network.enable", []);
    }

    // The browser chooses a free port and writes it into its profile.
    private async Task<(int Port, string Path)> Address()
    {
        var file = Path.Combine(_profile, "DevToolsActivePort");
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; await Task.Delay(50))
        {
            if (File.Exists(file) && await File.ReadAllLinesAsync(file) is [var port, var path, ..])
                return (int.Parse(port, CultureInfo.InvariantCulture), path);
        }

        throw new TimeoutException("The browser did not say where it listens.");
    }

    private async Task<JsonNode> Send(string method, JsonObject parameters)
    {
        var message = new JsonObject { ["id"] = ++_number, ["method"] = method, ["params"] = parameters };
        if (_session is not null)
            message["sessionId"] = _session;
        using var patience = new CancellationTokenSource(Patience);
        await _socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, patience.Token);
        while (true)
        {
            var answer = await Receive();
            if (answer["id"]?.GetValue<int>() != _number)
                Note(answer);
            else
                return answer["result"]
                    ?? throw new InvalidOperationException($"{method}: {answer["error"]?.ToJsonString()}");
        }
    }

    private void Note(JsonNode happened)
    {
        switch (happened["method"]?.GetValue<string>())
        {
            case "Network.requestWillBeSent":
                _requests.Add(happened["params"]!["request"]!["url"]!.GetValue<string>());
                break;
            case "Page.loadEventFired":
                _isLoaded = true;
                break;
        }
    }

    private async Task<JsonNode> Receive()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var whole = new MemoryStream();
        var part = new byte[1 << 16];
        WebSocketReceiveResult got;
        do
        {
            got = await _socket.ReceiveAsync(new ArraySegment<byte>(part), patience.Token);
            whole.Write(part, 0, got.Count);
        }
        while (!got.EndOfMessage);
        return JsonNode.Parse(whole.ToArray())!;
    }
}
