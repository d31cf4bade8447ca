/** What a file can be here, by its content. */
export const MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const
export type MediaType = (typeof MEDIA_TYPES)[number]

const [JPEG, PNG, WEBP, HEIC, PDF, DOCX, XLSX] = MEDIA_TYPES

const latin = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0))

const isAt = (bytes: Uint8Array, at: number, wanted: readonly number[]): boolean =>
  at >= 0 && at + wanted.length <= bytes.length && wanted.every((byte, index) => bytes[at + index] === byte)

const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** Brands of ISO 23008-12 (HEIF) with HEVC pictures, as phones write them. */
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

const isHeic = (bytes: Uint8Array): boolean =>
  isAt(bytes, 4, latin('ftyp')) && bytes.length >= 12 && HEIC_BRANDS.has(textAt(bytes, 8, 4))

const numberAt = (bytes: Uint8Array, at: number, length: number): number =>
  Array.from({ length }, (_, index) => (bytes[at + index] ?? 0) * 256 ** index).reduce((one, other) => one + other, 0)

const CENTRAL = latin('PK\u0001\u0002')
const END = latin('PK\u0005\u0006')
/** The end of a zip's directory: 22 bytes, after them a comment that office programs do not write. */
const END_BYTES = 22
/** More parts than any office document that is evidence of something has. */
const MOST_PARTS = 5_000

/** The names in the directory of a zip (APPNOTE 4.3.12); none when it is no zip, or one in an unusual form. */
const partsOf = (bytes: Uint8Array): readonly string[] => {
  const end = bytes.length - END_BYTES
  if (!isAt(bytes, 0, latin('PK\u0003\u0004')) || !isAt(bytes, end, END)) return []
  const names: string[] = []
  let at = numberAt(bytes, end + 16, 4)
  while (isAt(bytes, at, CENTRAL) && names.length < MOST_PARTS) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => numberAt(bytes, at + offset, 2)) as [
      number,
      number,
      number,
    ]
    names.push(textAt(bytes, at + 46, name))
    at += 46 + name + extra + comment
  }
  return names
}

/** A Word or Excel document; with macros in it, it is neither. */
const officeTypeOf = (bytes: Uint8Array): MediaType | null => {
  const parts = partsOf(bytes)
  if (!parts.includes('[Content_Types].xml') || parts.some((part) => /vbaProject|[.]bin$/i.test(part))) return null
  if (parts.includes('word/document.xml')) return DOCX
  return parts.includes('xl/workbook.xml') ? XLSX : null
}

/** What a file is, told from its content alone; null when it is nothing that is taken here. */
export const mediaTypeOf = (bytes: Uint8Array): MediaType | null => {
  if (isAt(bytes, 0, [0xff, 0xd8, 0xff])) return JPEG
  if (isAt(bytes, 0, [0x89, ...latin('PNG\r\n\u001a\n')])) return PNG
  if (isAt(bytes, 0, latin('RIFF')) && isAt(bytes, 8, latin('WEBP'))) return WEBP
  if (isHeic(bytes)) return HEIC
  if (isAt(bytes, 0, latin('%PDF-'))) return PDF
  return officeTypeOf(bytes)
}

/** Whether browsers show it as a picture; they do not show HEIC. */
export const isPicture = (type: MediaType | null): boolean => type === JPEG || type === PNG || type === WEBP
