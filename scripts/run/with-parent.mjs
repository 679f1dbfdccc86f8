// Loaded before a child's own code: a child never outlives its keeper, however that one ended. The child's own
// children inherit the option that loads this, and are left alone: they answer to somebody else.
if (process.channel && process.ppid === Number(process.env.VIGILANS_KEEPER)) {
  process.on("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => process.exit(1), 15_000).unref();
  });
  process.channel.unref();
}
