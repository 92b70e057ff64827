// Makes the list of first names by which a slip is told from another name, from the names of npm @faker-js/faker (MIT).
//
//     npm pack @faker-js/faker@10.6.0 && tar xzf faker-js-faker-10.6.0.tgz
//     node etc/given-names.mjs package/dist/index.js > src/main/resources/dev/contactenricher/identity/given-names.txt
//
// One a line, in lower case, without marks; single words in Latin, Greek and Cyrillic letters.
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const { allLocales } = await import(pathToFileURL(resolve(process.argv[2])));
// Esperanto's are made up, and the Ocker's are jokes in part.
const OTHERS = new Set(['eo', 'en_AU_ocker']);
const WORD = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]{3,}$/u;

const names = new Set();
for (const [locale, { person }] of Object.entries(allLocales)) {
  for (const kind of OTHERS.has(locale) ? [] : ['generic', 'female', 'male']) {
    for (const name of person?.first_name?.[kind] ?? []) {
      const plain = name.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();
      if (WORD.test(plain)) {
        names.add(plain);
      }
    }
  }
}
console.log([...names].sort().join('\n'));
