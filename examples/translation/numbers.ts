/** Numbers in words: pairs of sentences that code can write. */

const englishWords =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const englishTens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** 0 … 999. */
export function english(n: number): string {
  if (n < 20) return englishWords[n]!;
  if (n < 100) return n % 10 === 0 ? englishTens[n / 10]! : `${englishTens[Math.floor(n / 10)]} ${englishWords[n % 10]}`;
  const hundreds = `${englishWords[Math.floor(n / 100)]} hundred`;
  return n % 100 === 0 ? hundreds : `${hundreds} ${english(n % 100)}`;
}

const frenchWords =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const frenchTens = '_ _ vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt'.split(' ');

/** 0 … 999, as in France: 71 is sixty and eleven, 92 is four times twenty and twelve. */
export function french(n: number): string {
  if (n < 20) return frenchWords[n]!;
  if (n < 100) {
    const ten = Math.floor(n / 10);
    const rest = n - (ten === 7 || ten === 9 ? ten - 1 : ten) * 10;
    if (n === 80) return 'quatre-vingts';
    if (rest === 0) return frenchTens[ten]!;
    return `${frenchTens[ten]} ${n % 10 === 1 && ten < 8 ? 'et ' : ''}${frenchWords[rest]}`;
  }
  const [hundreds, rest] = [Math.floor(n / 100), n % 100];
  const cent = hundreds === 1 ? 'cent' : `${frenchWords[hundreds]} cent`;
  if (rest === 0) return hundreds === 1 ? cent : `${cent}s`;
  return `${cent} ${french(rest)}`;
}
