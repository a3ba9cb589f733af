// Nothing but Node: what every start takes at least.
console.log('7,10,15,22');
