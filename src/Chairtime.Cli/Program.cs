using Chairtime.Cli;

return CommandLine.Run(args, Streams.Standard());
