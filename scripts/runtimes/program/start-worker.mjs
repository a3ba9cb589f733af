/** In a page: everything is left to a worker. */
new Worker(`./main-browser.js${location.search}`, { type: 'module' });
