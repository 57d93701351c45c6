/**
 * The statements of a text written by us, each alone, without what stands before it. A cluster passes the whole text on to its nodes, which take one
 * statement and no more (Citus: "cannot execute multiple utility events").
 */
export const statementsOf = (text: string): readonly string[] => {
  const found: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    if (text[at] === ';') {
      found.push(text.slice(from, at));
      at += 1;
      from = at;
    } else {
      piece.lastIndex = at;
      at += piece.exec(text)?.[0].length ?? 1;
    }
  }
  found.push(text.slice(from));
  return found
    .map((statement) => statement.replace(before, '').trim())
    .filter((statement) => statement !== '');
};

/** What may hold a semicolon that ends nothing: comments, texts, names, dollar-quoted texts; and runs of what holds none. */
const piece = /--[^\n]*|\/\*.*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$(?:[a-z_]\w*)?\$).*?\1|[\w\s]+|./isy;

/** Comments before a statement are not sent with it. */
const before = /^(\s+|--[^\n]*|\/\*.*?\*\/)+/s;
