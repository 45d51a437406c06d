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

  // The session ended between the page and its live connection: loading the page again leads to sign-in.
  addEventListener('unhandledrejection', function (failed) {
    if (failed.reason && failed.reason.errorType === 'FailedToNegotiateWithServerError' && /401/.test(failed.reason.message)) { location.reload(); }
  });

  // A field with something to take away: the button beside it copies it, or at least selects it where the clipboard is closed.
  document.addEventListener('click', function (click) {
    const button = click.target.closest('[data-copy]');
    if (!button) { return; }
    const field = document.getElementById(button.dataset.copy);
    field.select();
    if (navigator.clipboard) { navigator.clipboard.writeText(field.value).then(function () { button.textContent = 'Copied'; }); }
  });

  // "Show" beside a finding: the rule that it opened comes into sight.
  document.addEventListener('click', function (click) {
    const show = click.target.closest('[data-show]');
    if (!show) { return; }
    setTimeout(function () {
      const open = document.querySelector('[data-rule="' + CSS.escape(show.dataset.show) + '"]');
      if (open) { open.scrollIntoView({ block: 'center' }); open.querySelector('.m-toggle').focus(); }
    }, 250);
  });

  // Menus are <details>: a click elsewhere, Escape, or a choice in them closes them.
  function closeMenus(except) {
    for (const menu of document.querySelectorAll('details.ld-menu[open]')) {
      if (menu !== except) { menu.open = false; }
    }
  }

  document.addEventListener('click', function (click) {
    closeMenus(click.target.closest('.ld-item') ? null : click.target.closest('details.ld-menu'));
  });

  document.addEventListener('keydown', function (key) {
    const menu = key.target.closest && key.target.closest('details.ld-menu[open]');
    if (key.key === 'Escape') {
      closeMenus(null);
      if (menu) { menu.querySelector('summary').focus(); }
    }

    // A list that is typed: Enter adds what stands there instead of a line.
    if (key.key === 'Enter' && key.target.matches && key.target.matches('textarea[data-list]')) {
      key.preventDefault();
      key.target.dispatchEvent(new Event('change', { bubbles: true }));
    }

    // Undo and redo of the page; a text that is being typed has its own.
    if ((key.ctrlKey || key.metaKey) && (key.key.toLowerCase() === 'z' || (!/^[a-z]$/i.test(key.key) && key.code === 'KeyZ')) && !(key.target.matches && key.target.matches('input:not([type=checkbox]):not([type=radio]), textarea'))) {
      const step = document.querySelector(key.shiftKey ? '[data-redo]' : '[data-undo]');
      if (step && !step.disabled) {
        key.preventDefault();
        step.click();
      }
    }

    // Ctrl+Enter sends the form of a long text; the text itself goes first.
    if (key.key === 'Enter' && (key.ctrlKey || key.metaKey) && key.target.matches && key.target.matches('[data-send]')) {
      key.preventDefault();
      key.target.dispatchEvent(new Event('change', { bubbles: true }));
      key.target.form.requestSubmit();

      // Said is said: the keys work again.
      if (key.target.matches('[data-do=note]')) { key.target.blur(); }
    }
  });

  // A checklist by keyboard: up and down between its rows, 0 to 3 for the status, Escape closes the answer.
  document.addEventListener('keydown', function (key) {
    if (key.ctrlKey || key.metaKey || key.altKey) { return; }
    const row = key.target.closest && key.target.closest('[data-row]');
    if (!row) {
      // Where the checklist is the page, an arrow from outside leads into it.
      const begin = /^Arrow(Down|Up)$/.test(key.key) && !key.defaultPrevented && !document.querySelector('[aria-modal=true]') && key.target.matches('body, h1') && document.querySelector('.c-page [data-open]');
      if (begin) { key.preventDefault(); begin.focus(); }
      return;
    }
    const close = row.querySelector('[data-close]');
    if (key.key === 'Escape' && close) { close.click(); return; }
    if (key.target.matches('input:not([type=radio]), textarea, select')) { return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[key.key];
    if (step) {
      key.preventDefault();
      const rows = Array.from(row.parentElement.querySelectorAll(':scope > [data-row]'));
      const next = rows[rows.indexOf(row) + step];
      if (next) { next.querySelector('[data-open]').focus(); }
    }
    const status = /^[0-3]$/.test(key.key) && row.querySelector('[data-status="' + key.key + '"]');
    if (status) { key.preventDefault(); status.click(); }
    if (key.key === 'Enter' && key.target.matches('[data-status]')) { key.preventDefault(); const open = row.querySelector('[data-open][aria-expanded=false]'); if (open) { open.click(); } }
  });

  // What is offered in such a field is written over, not added to.
  document.addEventListener('focusin', function (came) {
    if (came.target.matches('input[data-whole]')) { came.target.select(); }
  });

  // A dialog takes the keys: its first field, or what it asks to press, and gives them back where they were. Escape closes it from anywhere.
  let before = null;
  new MutationObserver(function () {
    const dialog = document.querySelector('.ld-dialog');
    if (dialog && !dialog.known) {
      dialog.known = true;
      before = before && before.isConnected ? before : document.activeElement;
      if (!dialog.contains(document.activeElement)) {
        const first = dialog.querySelector('.in input:not([type=hidden]), .in select, .in textarea') || dialog.querySelector('.go') || dialog.querySelector('button');
        if (first) { first.focus(); }
      }
    } else if (!dialog && before) {
      if (before.isConnected && document.activeElement === document.body) { before.focus(); }
      before = null;
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener('keydown', function (key) {
    const dialog = key.key === 'Escape' && document.querySelector('.ld-dialog');
    if (dialog && !dialog.contains(key.target)) { dialog.querySelector('header button').click(); }
  });

  // Where cards may be dropped; the server hears of the drop alone.
  document.addEventListener('dragover', function (over) {
    if (over.target.closest && over.target.closest('[data-drop]')) { over.preventDefault(); }
  });

  // The board: arrows go from card to card, Shift with an arrow moves the card, m opens its menu, Enter the lead.
  document.addEventListener('keydown', function (key) {
    const card = key.target.matches && key.target.matches('[data-card], [data-go]') && key.target.closest('[data-card]');
    if (!card && /^Arrow/.test(key.key) && !key.ctrlKey && !key.metaKey && !key.altKey && !key.defaultPrevented && key.target.matches('body, h1') && !document.querySelector('[aria-modal=true]')) {
      const begin = document.querySelector('.b-cards [data-card]');
      if (begin) { key.preventDefault(); begin.focus(); }
      return;
    }
    if (!card || key.ctrlKey || key.metaKey || key.altKey) { return; }
    const lanes = Array.from(document.querySelectorAll('.b-cards')).filter(function (lane) { return lane.querySelector('[data-card]'); });
    const lane = lanes.indexOf(card.closest('.b-cards'));
    const cards = Array.from(card.closest('.b-cards').querySelectorAll('[data-card]'));
    const side = { ArrowRight: 1, ArrowLeft: -1 }[key.key];
    const step = { ArrowDown: 1, ArrowUp: -1 }[key.key];
    let next = null;
    if (side && key.shiftKey) { next = card.querySelector('[data-step=' + (side > 0 ? 'next' : 'back') + ']'); if (next) { next.click(); } key.preventDefault(); return; }
    if (side && lanes[lane + side]) { const there = lanes[lane + side].querySelectorAll('[data-card]'); next = there[Math.min(cards.indexOf(card), there.length - 1)]; }
    if (step) { next = cards[cards.indexOf(card) + step]; }
    if (next) { key.preventDefault(); next.focus(); return; }
    if (key.key === 'Enter' && key.target === card) { card.querySelector('[data-go]').click(); }
    if (key.key.toLowerCase() === 'm') { key.preventDefault(); card.querySelector('[data-menu]').click(); }
  });

  // What a key press may mean: its sign; where that is no Latin letter, what stands there on a Latin keyboard.
  function signs(key) {
    const chord = key.ctrlKey || key.metaKey ? 'Ctrl+' : '';
    const found = [chord + (key.key.length === 1 ? key.key.toLowerCase() : key.key)];
    if (!/^[a-z]$/i.test(key.key) && key.key.length === 1) {
      const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(key.code);
      if (place) { found.push(chord + place[1].toLowerCase()); }
      if (key.code === 'Slash') { found.push(chord + (key.shiftKey ? '?' : '/')); }
    }
    return found;
  }

  function isTyping(place) {
    return Boolean(place.closest && place.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true]'));
  }

  // The control of a name that can be pressed now; while a dialog asks, only its own.
  function control(name) {
    const within = document.querySelector('[aria-modal=true]') || document;
    return within.querySelector('[data-do="' + CSS.escape(name) + '"]:not([disabled])');
  }

  // What is typed before the command list is there belongs to it: no letter of it shall do something to a lead.
  let early = null;
  function awaitList() {
    early = '';
    const began = Date.now();
    const look = setInterval(function () {
      if (early === null || !toList()) {
        if (early === null || Date.now() - began > 4000) { clearInterval(look); early = null; }
      } else {
        clearInterval(look);
      }
    }, 20);
  }

  function toList() {
    const list = document.querySelector('[aria-controls=ld-commands]');
    if (!list) { return false; }
    list.focus();
    if (early) {
      list.value = early + list.value;
      list.dispatchEvent(new Event('input', { bubbles: true }));
    }
    early = null;
    return true;
  }

  document.addEventListener('keydown', function (key) {
    if (early === null || key.ctrlKey || key.metaKey || key.altKey || toList()) { return; }
    if (key.key === 'Escape') { early = null; return; }
    early = key.key === 'Backspace' ? early.slice(0, -1) : key.key.length === 1 ? early + key.key : early;
    key.preventDefault();
    key.stopImmediatePropagation();
  }, true);

  function press(name) {
    const found = control(name);
    if (!found) { return false; }
    if (name === 'commands') { awaitList(); }
    if (found.matches('input, textarea, select')) {
      found.focus();
    } else {
      found.click();
      const first = found.matches('summary') && found.parentElement.querySelector('.ld-item:not([disabled])');
      if (first) { first.focus(); }
    }
    return true;
  }

  // For the pages: what can be done here by key, doing it, beginning at the heading, and bringing a row into sight.
  window.leadDesk = {
    doable: function () {
      const found = Array.from(document.querySelectorAll('[data-do]:not([disabled])'), function (control) { return control.dataset.do; });
      const lists = ['row', 'card'].filter(function (kind) { return document.querySelector('[data-' + kind + ']'); }).map(function (kind) { return 'each-' + kind; });
      return Array.from(new Set(found.concat(lists)));
    },
    run: press,
    head: function () {
      const heading = document.querySelector('h1');
      const main = document.getElementById('main');
      if (heading && !(main && main !== document.activeElement && main.contains(document.activeElement))) { heading.focus({ preventScroll: true }); }
    },
    show: function (rows) {
      const row = document.querySelector(rows);
      if (!row) { return; }
      row.scrollIntoView({ block: 'nearest' });
      if (row.tagName === 'A' && document.activeElement !== row && document.activeElement.matches('.' + row.classList[0])) { row.focus({ preventScroll: true }); }
    },
    begin: function (place) {
      const first = document.querySelector(place);
      if (first && document.activeElement.matches('body, h1')) { first.focus({ preventScroll: true }); }
    },
    came: function () {
      const lead = sessionStorage.getItem('ld-came-from');
      sessionStorage.removeItem('ld-came-from');
      return lead;
    }
  };

  // A row that was clicked does not keep the keys to itself.
  document.addEventListener('click', function (click) {
    const row = click.detail > 0 && click.target.closest('a.q-row');
    if (row) { row.blur(); }
  });

  // Whoever goes from a list to one of its leads finds it again on coming back.
  document.addEventListener('click', function (click) {
    const open = click.target.closest('.q-panel a[href]');
    const lead = open && /leads\/(\d+)/.exec(open.getAttribute('href'));
    if (lead) { sessionStorage.setItem('ld-came-from', lead[1]); }
  });

  document.addEventListener('click', function (click) {
    const button = click.target.closest('[data-press]');
    if (button) { press(button.dataset.press); }
  });

  // Keys, silent while something is being typed; only the command list comes from everywhere.
  document.addEventListener('keydown', function (key) {
    if (key.defaultPrevented || key.altKey || key.isComposing) { return; }
    if (/^[0-9]$/.test(key.key) && key.target.closest && key.target.closest('[data-row]')) { return; }
    const typing = isTyping(key.target);
    const chord = key.ctrlKey || key.metaKey;
    if (typing && !chord) { return; }
    const dialog = document.querySelector('[aria-modal=true]');

    // Controls of one page, by the letter that stands on them.
    const local = !chord && !key.repeat && !dialog && signs(key).map(function (sign) { return /^[a-z]$/.test(sign) && document.querySelector('[data-key="' + sign + '"]:not([disabled])'); }).find(Boolean);
    if (local) { key.preventDefault(); local.click(); return; }

    const table = document.getElementById('ld-keys');
    if (!table || (key.key === 'Enter' && key.target.closest('a:not([aria-current=true]), button, summary, label, [tabindex="0"]:not(.scroll)'))) { return; }
    if (key.shiftKey && /^[a-z]$/i.test(key.key)) { return; }
    const keys = JSON.parse(table.dataset.keys);
    const name = signs(key).map(function (sign) { return keys[sign]; }).find(Boolean);
    if (!name || (key.repeat && name !== 'next' && name !== 'previous')) { return; }
    if (press(name)) { key.preventDefault(); }
  });

  // Escape leaves a field, so that keys work again; arrows go about in an open menu and in the command list the page moves itself.
  document.addEventListener('keydown', function (key) {
    if (key.key === 'Escape' && isTyping(key.target) && !key.target.closest('[aria-modal=true], [data-row]')) { key.target.blur(); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[key.key];
    const menu = step && key.target.closest && key.target.closest('details.ld-menu[open]');
    if (menu && !isTyping(key.target)) {
      const items = Array.from(menu.querySelectorAll('.ld-item:not([disabled])'));
      const next = items[(items.indexOf(key.target) + step + items.length) % items.length];
      if (next) { key.preventDefault(); next.focus(); }
    }
    if (step && key.target.matches && key.target.matches('[role=combobox]')) { key.preventDefault(); }
  });

  // How long an undo is still offered.
  setInterval(function () {
    for (const left of document.querySelectorAll('[data-countdown]')) {
      left.until = left.until || Date.now() + Number(left.dataset.countdown) * 1000;
      left.textContent = String(Math.max(0, Math.ceil((left.until - Date.now()) / 1000)));
    }
  }, 250);

  // How long a call has lasted since its guide came into sight.
  setInterval(function () {
    for (const timer of document.querySelectorAll('[data-timer]')) {
      timer.began = timer.began || Date.now();
      const seconds = Math.floor((Date.now() - timer.began) / 1000);
      timer.textContent = Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
    }
  }, 1000);
})();
