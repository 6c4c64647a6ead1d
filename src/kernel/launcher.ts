/**
 * Calls back once when the launcher (tools/run.mjs) that started this program ends or asks it to stop by closing
 * its channel. The channel alone does not keep the program running.
 */
export function onLauncherGone(callback: () => void): void {
  if (process.send === undefined) return;
  if (!process.connected) {
    callback();
    return;
  }
  process.once('disconnect', callback);
  process.channel?.unref();
}
