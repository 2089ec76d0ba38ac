using Yiju.Host.Commands;

return await CommandLine.Run(args);
