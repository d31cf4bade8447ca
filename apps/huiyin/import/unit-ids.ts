import { sha256 } from '@huiyin/event-sourcing'

/** What an id may be long (contracts: `id`). */
const ID_LENGTH = 80
/** The longest number of a case, with the mark of a record that repeats it. */
const CASE_NUMBER_LENGTH = 20 + ':99'.length
const HASH_LENGTH = 8

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

const titled = (slug: string): string =>
  slug
    .split('-')
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join(' ')

/**
 * The id of a unit a file names: readable, the same in every file of the city, another for every other name. What the
 * readable part does not tell (case, signs, Chinese characters, a long end) is in eight digits of the name's hash.
 * Short enough that the id of an entry, made of the item's and the unit's, is an id too.
 */
export const unitIdOf = (prefix: string, name: string): string => {
  const room = ID_LENGTH - (prefix.length + 1 + CASE_NUMBER_LENGTH) - 1 - (prefix.length + 1)
  const slug = slugOf(name)
  if (slug !== '' && titled(slug) === name && slug.length <= room) return `${prefix}:${slug}`
  const start = slug.slice(0, room - HASH_LENGTH - 1).replace(/-+$/, '')
  const hash = sha256(name).slice(0, HASH_LENGTH)
  return `${prefix}:${start === '' ? 'unit' : start}-${hash}`
}
