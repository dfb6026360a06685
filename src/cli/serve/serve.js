// Loads the page again when the archive changed. Only `hotwash serve` puts this into pages.
'use strict';
(() => {
  const shown = document.currentScript.dataset.version;
  let news = null;
  const listen = () => {
    // A browser keeps few connections to one server: pages that nobody looks at do without.
    if (document.visibilityState === 'hidden') {
      news?.close();
      news = null;
    } else if (news === null) {
      news = new EventSource('/.hotwash/news');
      news.onmessage = ({ data }) => {
        if (data !== shown) {
          news.close();
          location.reload();
        }
      };
    }
  };
  document.addEventListener('visibilitychange', listen);
  listen();
})();
