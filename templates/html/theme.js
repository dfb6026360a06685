// What pages do by themselves: keep the theme that was chosen, and tell what is late today.
// Loaded in the head, so that a page has its theme before it is seen.
'use strict';
(() => {
  const KEY = 'hotwash-theme';
  // The first choice is the one that changes something.
  const THEMES = matchMedia('(prefers-color-scheme: dark)').matches ? ['auto', 'light', 'dark'] : ['auto', 'dark', 'light'];
  const root = document.documentElement;
  const words = document.currentScript.dataset;

  const kept = () => {
    try {
      const theme = localStorage.getItem(KEY);
      return THEMES.includes(theme) ? theme : 'auto';
    } catch {
      // Some browsers keep nothing for files.
      return root.dataset.theme ?? 'auto';
    }
  };
  const apply = (theme) => {
    if (theme === 'auto') {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = theme;
    }
    for (const button of document.querySelectorAll('button.theme')) {
      button.dataset.shows = theme;
      button.setAttribute('aria-label', button.dataset[theme]);
      button.title = button.dataset[theme];
    }
  };
  const choose = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // It holds for this page, then.
    }
    apply(theme);
  };
  apply(kept());
  addEventListener('storage', (change) => change.key === KEY && apply(kept()));

  // The static text tells what was late when the site was built; readers want to know what is late now.
  const markLate = () => {
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    for (const element of document.querySelectorAll('[data-due]')) {
      const days = Math.round((today - Date.parse(element.dataset.due)) / 86400000);
      let tag = element.querySelector('.late');
      element.classList.toggle('overdue', days > 0);
      if (!(days > 0)) {
        tag?.remove();
        continue;
      }
      if (!tag) {
        tag = document.createElement('span');
        tag.className = 'tag late';
        const time = element.querySelector(`time[datetime="${CSS.escape(element.dataset.due)}"]`);
        (time ?? element).after(' ', tag);
      }
      tag.textContent = `${days} ${days === 1 ? words.day : words.days}`;
    }
  };

  document.addEventListener('DOMContentLoaded', () => {
    for (const button of document.querySelectorAll('button.theme')) {
      button.hidden = false;
      button.addEventListener('click', () => choose(THEMES[(THEMES.indexOf(kept()) + 1) % THEMES.length]));
    }
    apply(kept());
    markLate();
    // Beside the record there is room for its contents, above it there is not.
    if (!matchMedia('(min-width: 75rem)').matches) document.querySelector('.contents details')?.removeAttribute('open');
  });
})();
