// Loads the page again when the archive changed. Only `hotwash serve` puts this into pages.
'use strict';
(() => {
  const shown = document.currentScript.dataset.version;
  const others = new BroadcastChannel('hotwash');
  let newest = null;
  const hear = (version) => {
    if (version !== shown) {
      location.reload();
    }
  };
  // A browser keeps few connections to one server, and many pages may be open: one of them listens, and tells the
  // others. Whoever comes later asks it; when it goes, another takes its place.
  others.onmessage = ({ data }) => {
    if (data !== null) {
      hear(data);
    } else if (newest !== null) {
      others.postMessage(newest);
    }
  };
  others.postMessage(null);
  navigator.locks.request('hotwash', () => new Promise(() => {
    new EventSource('/.hotwash/news').onmessage = ({ data }) => {
      newest = data;
      others.postMessage(data);
      hear(data);
    };
  }));
})();
