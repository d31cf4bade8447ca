import { crc32, deflateSync } from 'node:zlib'

/** Five by seven dots a letter, row by row as bits: enough to say that a picture is a demonstration, and which. */
const LETTERS: Readonly<Record<string, readonly number[]>> = {
  D: [30, 17, 17, 17, 17, 17, 30],
  E: [31, 16, 16, 30, 16, 16, 31],
  M: [17, 27, 21, 21, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  ' ': [0, 0, 0, 0, 0, 0, 0],
  0: [14, 17, 19, 21, 25, 17, 14],
  1: [4, 12, 4, 4, 4, 4, 14],
  2: [14, 17, 1, 2, 4, 8, 31],
  3: [31, 2, 4, 2, 1, 17, 14],
  4: [2, 6, 10, 18, 31, 2, 2],
  5: [31, 16, 30, 1, 1, 17, 14],
  6: [6, 8, 16, 30, 17, 17, 14],
  7: [31, 1, 2, 4, 8, 8, 8],
  8: [14, 17, 17, 14, 17, 17, 14],
  9: [14, 17, 17, 15, 1, 2, 12],
}
const [WIDTH, HEIGHT, DOT, LETTER_WIDTH] = [320, 96, 4, 6]
const [LEFT, TOP] = [16, 34]
const [PAPER, INK] = [245, 40]

const STRIPE = 16

/** Puts one letter's dots of ink on the rows; each row begins with the byte that says how it is packed. */
const drawLetter = (rows: Buffer, letter: readonly number[], left: number): void => {
  for (const [row, bits] of letter.entries()) {
    for (let column = 0; column < LETTER_WIDTH - 1; column += 1) {
      if (((bits << column) & 16) === 0) continue
      for (let line = 0; line < DOT; line += 1) {
        const start = (TOP + row * DOT + line) * (WIDTH + 1) + 1 + left + column * DOT
        rows.fill(INK, start, start + DOT)
      }
    }
  }
}

/** The rows of a picture: paper between two stripes of a shade, with a text on it. */
const drawn = (text: string, shade: number): Buffer => {
  const rows = Buffer.alloc(HEIGHT * (WIDTH + 1), PAPER)
  rows.fill(shade, 0, STRIPE * (WIDTH + 1))
  rows.fill(shade, (HEIGHT - STRIPE) * (WIDTH + 1))
  for (let y = 0; y < HEIGHT; y += 1) rows[y * (WIDTH + 1)] = 0
  for (const [at, letter] of Array.from(text).entries()) {
    drawLetter(rows, LETTERS[letter] ?? [], LEFT + at * LETTER_WIDTH * DOT)
  }
  return rows
}

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** A grey picture (PNG) that says DEMO and a number, with a stripe of its own; the same for the same number. */
export const demoPicture = (n: number): Buffer => {
  const text = `DEMO ${n}`
  const head = Buffer.alloc(13)
  head.writeUInt32BE(WIDTH, 0)
  head.writeUInt32BE(HEIGHT, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const shade = 90 + ((n * 37) % 130)
  return Buffer.concat([
    ...[Buffer.from([0x89]), Buffer.from('PNG\r\n\u001a\n', 'latin1'), chunk('IHDR', head)],
    ...[chunk('IDAT', deflateSync(drawn(text, shade))), chunk('IEND', Buffer.alloc(0))],
  ])
}

/** A page (PDF 1.4) that says that it is a demonstration, and which. */
export const demoPage = (n: number): Buffer => {
  const stream = `BT /F1 28 Tf 72 720 Td (DEMO evidence ${n}) Tj 0 -40 Td /F1 14 Tf (Nothing in it is real.) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const written = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)
  const head = '%PDF-1.4\n'
  const startOf = (index: number) => head.length + written.slice(0, index).join('').length
  const starts = written.map((_, index) => `${String(startOf(index)).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 6\n0000000000 65535 f \n${starts.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\n`
  return Buffer.from(`${head}${written.join('')}${table}startxref\n${startOf(written.length)}\n%%EOF\n`, 'latin1')
}
