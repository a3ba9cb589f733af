/** In a page: everything is left to a worker. */
new Worker(`./main-browser.mjs${location.search}`, { type: 'module' });
