/** A program whose calls wait for each other: none meets a state that another is about to change. */
export function inTurn<P extends object>(program: P): P {
  let last: Promise<unknown> = Promise.resolve();
  return new Proxy(program, {
    get(target, name) {
      const method = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: readonly unknown[]) => {
        const answer = last.then(() => method.apply(target, args));
        last = answer.catch(() => {});
        return answer;
      };
    },
  });
}
