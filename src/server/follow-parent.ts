// Loaded before the worker: when the process that started it goes, for whatever reason, so does the worker.
const graceMs = 10_000;

process.on('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), graceMs).unref();
});

// A worker with nothing left to do may end: the channel is no reason to stay. Listening holds it open.
process.channel?.unref();
// Ctrl-C reaches every process of the terminal. The parent decides when the worker stops.
process.on('SIGINT', () => {});
