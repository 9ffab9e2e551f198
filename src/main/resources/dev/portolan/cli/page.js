(function () {
  'use strict';
  var root = document.documentElement;
  var byId = function (id) { return document.getElementById(id); };
  root.classList.add('js');

  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var chosen = null;
  try { chosen = localStorage.getItem('portolan-theme'); } catch (e) { chosen = null; }
  function isDark() { return chosen ? chosen === 'dark' : dark.matches; }
  function dress() {
    if (chosen) { root.dataset.theme = chosen; }
    byId('theme-says').textContent = isDark() ? 'Light' : 'Dark';
    byId('theme').setAttribute('aria-label', isDark() ? 'Show light colours' : 'Show dark colours');
  }
  byId('theme').addEventListener('click', function () {
    chosen = isDark() ? 'light' : 'dark';
    try { localStorage.setItem('portolan-theme', chosen); } catch (e) { chosen = String(chosen); }
    dress();
  });
  dark.addEventListener('change', dress);
  dress();

  var form = document.querySelector('form.tools');
  var sections = Array.from(document.querySelectorAll('.namespace')).map(function (section) {
    var bodies = Array.from(section.querySelectorAll('.stack tbody')).map(function (body) {
      var category = body.querySelector('.category').textContent;
      var rows = Array.from(body.querySelectorAll('tr[data-port]')).map(function (row) {
        var text = section.dataset.namespace + ' ' + category + ' ' + row.textContent;
        return {
          row: row,
          text: text.toLowerCase().replace(/\s+/g, ' '),
          exposure: row.dataset.exposure.split(' '),
          state: row.dataset.state.split(' ')
        };
      });
      return { body: body, rows: rows };
    });
    return { section: section, name: section.dataset.namespace, bodies: bodies };
  });

  function fits(entry, words, exposure, state) {
    return (!exposure || entry.exposure.indexOf(exposure) >= 0)
      && (!state || entry.state.indexOf(state) >= 0)
      && words.every(function (word) { return entry.text.indexOf(word) >= 0; });
  }

  function filter() {
    var words = byId('find').value.toLowerCase().split(/\s+/).filter(Boolean);
    var namespace = byId('by-namespace').value;
    var exposure = byId('by-exposure').value;
    var state = byId('by-state').value;
    var all = 0;
    var shown = 0;
    sections.forEach(function (part) {
      var here = 0;
      part.bodies.forEach(function (group) {
        var inGroup = 0;
        group.rows.forEach(function (entry) {
          var fit = (!namespace || part.name === namespace) && fits(entry, words, exposure, state);
          entry.row.hidden = !fit;
          inGroup += fit ? 1 : 0;
        });
        group.body.hidden = inGroup === 0;
        here += inGroup;
        all += group.rows.length;
      });
      part.section.hidden = here === 0;
      shown += here;
    });
    byId('count').textContent = shown === all ? all + ' ports' : shown + ' of ' + all + ' ports';
    byId('none').hidden = shown > 0 || all === 0;
  }

  var pending = 0;
  function soon() {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(filter);
  }
  form.addEventListener('input', soon);
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('reset', function () { setTimeout(filter, 0); });
  byId('again').addEventListener('click', function (event) {
    event.preventDefault();
    form.reset();
    byId('find').focus();
  });
  document.addEventListener('keydown', function (event) {
    var typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId('find').focus();
    } else if (event.key === 'Escape' && document.activeElement === byId('find')) {
      form.reset();
    }
  });
  filter();
})();
