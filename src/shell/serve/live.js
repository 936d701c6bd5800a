
{
  const own = document.currentScript;
  let source = null;
  const start = () => {
    if (source || document.hidden) return;
    const page = encodeURIComponent(location.pathname);
    source = new EventSource(`/-/events?page=${page}&stamp=${own.dataset.stamp}`);
    source.addEventListener("changed", () => { stop(); location.reload(); });
  };
  const stop = () => { source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => document.hidden ? stop() : start());
  addEventListener("pagehide", stop);
  addEventListener("pageshow", start);
  start();
}
