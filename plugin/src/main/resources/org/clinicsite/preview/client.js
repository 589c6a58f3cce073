// The preview's own script: reloads the page when it was built again, shows what stops the build, and what an editor
// would mark on this page. It is never part of the site.
(() => {
    'use strict';
    const OWN = '/.clinic-site-preview/';
    const {nonce, token, base, build, editor} = document.currentScript.dataset;
    const here = location.pathname.slice(base.length).replace(/index\.html$/, '');
    const scrollKey = 'clinic-site-preview-scroll';
    const blocked = [];

    document.addEventListener('securitypolicyviolation', event => {
        const what = `${event.effectiveDirective} blocks ${event.blockedURI || 'inline code'}`;
        if (event.disposition === 'enforce' && !blocked.includes(what)) {
            blocked.push(what);
            bar();
        }
    });

    // ---- a place of its own on the page

    const host = document.createElement('clinic-site-preview');
    const root = host.attachShadow({mode: 'closed'});
    const style = document.createElement('style');
    style.nonce = nonce;
    style.textContent = `
        :host { all: initial; }
        * { box-sizing: border-box; font: 15px/1.45 system-ui, sans-serif; }
        .bar, .overlay { color: #f4f1ea; background: #23282b; }
        .bar { position: fixed; inset: auto auto 12px 12px; z-index: 2147483646; max-width: min(44rem, calc(100vw - 24px));
            max-height: 70vh; overflow: auto; border-radius: 10px; box-shadow: 0 2px 14px #0006; }
        summary { cursor: pointer; padding: 8px 14px; list-style: none; }
        summary::-webkit-details-marker { display: none; }
        summary b { font-weight: 600; }
        .due { color: #ffc46b; }
        ul { margin: 0; padding: 0 14px 10px; list-style: none; }
        li { padding: 7px 0; border-top: 1px solid #fff2; overflow-wrap: anywhere; }
        .place { font: 13px/1.4 ui-monospace, monospace; color: #a9c7d6; background: none; border: 0; padding: 0; text-align: left; }
        button.place { cursor: pointer; text-decoration: underline; }
        .advice { color: #cdd6c5; display: block; }
        .overlay { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 6vh max(20px, 8vw); }
        .overlay h1 { font-size: 22px; font-weight: 600; margin: 0 0 6px; }
        .overlay p { margin: 0 0 18px; color: #cdd6c5; }
        .overlay ul { padding: 0; }
        .overlay .close { position: absolute; inset: 16px 20px auto auto; color: inherit; background: none; cursor: pointer;
            border: 1px solid #fff6; border-radius: 8px; padding: 6px 12px; }
        .where { position: fixed; z-index: 2147483646; max-width: min(34rem, calc(100vw - 24px)); padding: 10px 14px;
            color: #f4f1ea; background: #23282b; border-radius: 10px; box-shadow: 0 2px 14px #0006; overflow-wrap: anywhere; }
        .where ul { padding: 0; }
        .where li:first-child { border-top: 0; }
        .where:focus { outline: 2px solid #ffc46b; }
        @media print { .bar, .overlay, .where { display: none; } }`;
    root.append(style);
    document.documentElement.append(host);

    const element = (name, properties = {}, ...children) => {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    };

    const place = (path, line, column) => {
        if (!path) {
            return '';
        }
        const said = path + (line > 0 ? ':' + line + (column > 0 ? ':' + column : '') : '');
        if (editor === undefined) {
            return element('span', {className: 'place', textContent: said});
        }
        const button = element('button', {className: 'place', textContent: said, title: 'Open in the editor'});
        button.addEventListener('click', async () => {
            const asked = line > 0 ? said : path + ':1';
            const answer = await fetch(OWN + 'open', {method: 'POST', headers: {'X-Preview-Token': token}, body: asked});
            if (!answer.ok) {
                button.title = await answer.text();
                button.textContent = said + ' – ' + button.title;
            }
        });
        return button;
    };

    const row = ({path, line, column, message, advice}) => element('li', {},
        place(path, line, column), element('div', {textContent: message}),
        advice ? element('span', {className: 'advice', textContent: advice}) : '');

    // ---- what stops the build

    let overlay = null;
    const cover = (title, text, problems) => {
        uncover();
        const close = element('button', {className: 'close', textContent: 'Show the page (Esc)'});
        close.addEventListener('click', uncover);
        overlay = element('section', {className: 'overlay'},
            close, element('h1', {textContent: title}), element('p', {textContent: text}),
            element('ul', {}, ...problems.map(row)));
        host.dataset.mistakes = problems.length;
        overlay.setAttribute('role', 'alertdialog');
        overlay.setAttribute('aria-label', title);
        root.append(overlay);
        close.focus();
    };
    const uncover = () => {
        overlay?.remove();
        overlay = null;
        delete host.dataset.mistakes;
    };
    addEventListener('keydown', event => {
        if (event.key === 'Escape') {
            uncover();
            forget();
        }
    });

    // ---- where something is written: Alt and a click

    let where = null;
    const forget = () => {
        where?.remove();
        where = null;
        delete host.dataset.places;
    };
    const words = (node, most) => (node?.alt ?? node?.innerText ?? node?.textContent ?? '').slice(0, most);
    const heading = node => {
        for (let at = node; at && at !== document.body; at = at.parentElement) {
            const above = at.matches('h1, h2, h3, h4') ? at : at.parentElement?.querySelector('h1, h2, h3, h4');
            if (above && above.compareDocumentPosition(node) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)) {
                return above.innerText;
            }
        }
        return '';
    };
    document.addEventListener('click', async event => {
        if (event.composedPath().includes(host)) {
            return;
        }
        forget();
        if (!event.altKey) {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
        const clicked = event.target;
        const row = clicked.closest('tr, li, dl > div, p, address, section, article');
        let places = [];
        try {
            const answer = await fetch(OWN + 'where', {method: 'POST', headers: {'X-Preview-Token': token}, body: JSON.stringify({
                words: words(clicked, 1500),
                around: heading(clicked) + ' ' + words(row, 1500),
                source: known?.source ? 'content/' + known.source : '',
            })});
            places = answer.ok ? (await answer.json()).places : [];
        } catch {
            // the preview was ended
        }
        const none = 'No file of yours says this: the template does, or it is worked out of facts.';
        where = element('section', {className: 'where', tabIndex: -1}, element('ul', {}, ...(places.length
            ? places.map(one => element('li', {}, place(one.path, one.line, 0),
                element('div', {textContent: one.text.length > 160 ? one.text.slice(0, 160) + '…' : one.text})))
            : [element('li', {textContent: none})])));
        where.setAttribute('role', 'dialog');
        where.setAttribute('aria-label', 'Where it is written');
        root.append(where);
        const {width, height} = where.getBoundingClientRect();
        where.style.left = Math.max(12, Math.min(event.clientX, innerWidth - width - 12)) + 'px';
        where.style.top = Math.max(12, event.clientY + 14 + height > innerHeight ? event.clientY - height - 14 : event.clientY + 14) + 'px';
        host.dataset.places = places.map(one => one.path + ':' + one.line).join(' ');
        where.focus();
    }, true);

    // ---- what is to be known of this page

    let known = null;
    const report = async name => {
        try {
            const answer = await fetch(OWN + 'reports/' + name);
            return answer.ok ? await answer.json() : null;
        } catch {
            return null;
        }
    };
    const look = async () => {
        const [sections, findings, links] =
            await Promise.all(['sections.json', 'findings.json', 'links.json'].map(report));
        const page = (sections ?? []).find(one => one.path === here);
        const source = page?.source;
        const judged = (links?.documents ?? []).find(one => one.source === source)?.links ?? [];
        const days = new Intl.DateTimeFormat('sv'); // as ISO writes them
        known = {
            source,
            waits: page?.status === 'draft' ? 'a draft'
                : page?.published > days.format(new Date()) ? `waits for ${page.published}` : '',
            here: (findings?.findings ?? []).filter(one => source && one.source.endsWith('/' + source)
                && one.rule !== 'link-decided'), // it stands among the links
            all: (findings?.findings ?? []).filter(one => one.level !== 'info').length,
            links: judged.filter(one => one.verdict !== 'keep'),
        };
        bar();
    };

    let drawn = null;
    const bar = () => {
        if (!known) {
            return;
        }
        const open = drawn?.open ?? false;
        drawn?.remove();
        const marked = known.here.filter(one => one.level !== 'info').length;
        const parts = known.waits ? [known.waits] : [];
        if (marked) {
            parts.push(`${marked} to look at`);
        }
        if (known.links.length) {
            parts.push(`${known.links.length} link${known.links.length === 1 ? '' : 's'} changed`);
        }
        if (blocked.length) {
            parts.push(`${blocked.length} blocked`);
        }
        const summary = element('summary', {}, element('b', {textContent: 'Preview'}),
            element('span', {className: marked || blocked.length || known.waits ? 'due' : '',
                textContent: parts.length ? ' · ' + parts.join(' · ') : ' · nothing to look at here'}));
        const rows = [
            ...known.here.map(one => row({path: one.source, line: one.line, column: one.column,
                message: (one.quote ? `“${one.quote}”: ` : '') + one.message, advice: one.advice})),
            ...known.links.map(one => row({path: 'content/' + known.source, line: one.line, column: one.column,
                message: `${one.written}: ${one.verdict}`, advice: (one.signals ?? [])[0]?.says})),
            ...blocked.map(what => row({message: what,
                advice: 'The host’s Content-Security-Policy will block it for visitors, too.'})),
            element('li', {textContent: `On the whole site: ${known.all} to look at.`}),
            element('li', {textContent: 'Alt and a click on the page: where that is written.'}),
        ];
        drawn = element('details', {className: 'bar', open}, summary, element('ul', {},
            known.source ? element('li', {}, place('content/' + known.source, 1, 0)) : '', ...rows));
        root.append(drawn);
    };

    // ---- changes

    const scrolled = sessionStorage.getItem(scrollKey);
    if (scrolled) {
        sessionStorage.removeItem(scrollKey);
        const {path, x, y} = JSON.parse(scrolled);
        if (path === location.pathname) {
            scrollTo(x, y);
        }
    }

    const reload = () => {
        sessionStorage.setItem(scrollKey, JSON.stringify({path: location.pathname, x: scrollX, y: scrollY}));
        location.reload();
    };

    const changed = async change => {
        if (change.note) {
            cover('The preview needs you', change.note, []);
            return;
        }
        if (change.problems.length) {
            cover(change.problems.length === 1 ? '1 mistake' : `${change.problems.length} mistakes`,
                'The page below is that of the last build without one.', change.problems);
            return;
        }
        uncover();
        if (change.number <= Number(build)) {
            return;
        }
        if (change.page) {
            if (change.page === here) {
                reload();
            } else {
                location.assign(base + change.page);
            }
            return;
        }
        const texts = (await report('sections.json') ?? [])
            .filter(one => change.changed.some(file => file.endsWith('/' + one.source)));
        if (texts.length === 1 && change.changed.length === 1 && texts[0].path !== here) {
            location.assign(base + texts[0].path);
        } else {
            reload();
        }
    };

    look();
    const events = new EventSource(OWN + 'events');
    events.onmessage = event => changed(JSON.parse(event.data));
    addEventListener('pagehide', () => events.close());
})();
