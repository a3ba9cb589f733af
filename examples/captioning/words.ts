import { wordTokenizer } from '@nacre/data';
import { colours, relations, shapes, sizes } from './scenes.ts';

/** All words of captions. */
const words = ['a', ...[sizes, colours, shapes].flatMap(Object.keys), ...new Set(relations.flatMap((each) => each.split(' ')))];

/** A token for each word of captions, for their beginning and their end. */
export const captionTokenizer = wordTokenizer(words, { special: { pad: '<pad>', unk: '<unk>', bos: '<bos>', eos: '<eos>' } });

export const { pad, bos, eos } = captionTokenizer.special as Readonly<Record<'pad' | 'bos' | 'eos', number>>;

/** As many tokens as the longest caption has, its end included. */
export const maxLength = 13;
