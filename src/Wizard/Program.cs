using Wizard.Cli;

CoreDumps.Forbid();
return await CommandLine.RunAsync(args, new SystemConsole()).ConfigureAwait(false);
