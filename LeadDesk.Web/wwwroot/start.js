// Runs before the first paint: the chosen theme, and the zone in which times are shown.
(function () {
  const root = document.documentElement;
  const chosen = localStorage.getItem('ld-theme');
  if (chosen) { root.dataset.theme = chosen; }

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) { document.cookie = 'ld-zone=' + encodeURIComponent(zone) + ';path=/;max-age=31536000;samesite=strict'; }

  document.addEventListener('click', function (click) {
    if (!click.target.closest('[data-theme-switch]')) { return; }
    root.dataset.theme = getComputedStyle(root).colorScheme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('ld-theme', root.dataset.theme);
  });
})();
