/** Keys in one header: four for each tensor and the metadata. Far above any model, low enough for what each key costs in memory. */
const mostKeys = 1_000_000;

/** Items in one list: far above the axes of any tensor. */
const longestList = 1024;

/** The keys of an object that is still open, or a list. */
type Open = Set<string> | 'list';

/**
 * Parses the JSON header of a model file. Stricter than `JSON.parse`, so that no byte of a hostile file turns into dozens in memory:
 * a key that occurs twice in one object is an error, and so are more keys, longer lists and deeper nesting than a header
 * needs (lists of plain values, in objects in an object). Throws SyntaxError.
 */
export function parseHeaderJson(text: string): unknown {
  const open: Open[] = [];
  let keyCount = 0;
  let items = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '{' || character === '[') {
      const deepest = character === '{' ? 1 : 2;
      if (open.length > deepest || open.at(-1) === 'list') throw new SyntaxError(`nested too deep at position ${i}`);
      open.push(character === '{' ? new Set() : 'list');
      items = 0;
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ',') {
      if (open.at(-1) === 'list' && ++items === longestList)
        throw new SyntaxError(`a list of more than ${longestList} items at position ${i}`);
    } else if (character === '"') {
      const end = closingQuote(text, i);
      const innermost = open.at(-1);
      if (innermost instanceof Set && isKey(text, end)) {
        addKey(innermost, text.slice(i, end + 1));
        if (++keyCount > mostKeys) throw new SyntaxError(`more than ${mostKeys} keys`);
      }
      i = end;
    }
  }
  return JSON.parse(text);
}

function closingQuote(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  throw new SyntaxError(`the string at position ${start} has no end`);
}

function isKey(text: string, end: number): boolean {
  let next = end + 1;
  while (' \n\r\t'.includes(text[next] ?? '-')) next++;
  return text[next] === ':';
}

function addKey(keys: Set<string>, literal: string): void {
  const key = JSON.parse(literal) as string;
  if (keys.has(key)) throw new SyntaxError(`the key ${literal.slice(0, 80)} occurs twice`);
  keys.add(key);
}
