import type { ChannelDefinition, ChannelField } from '@huiyin/contracts/intake'
import { dayIn, isDay, isInstant, instantFromMillis, type TimeZone } from '@huiyin/kernel'
import { LATITUDE, LONGITUDE } from './channel.js'
import { bad, type Problem } from './problem.js'
import type { SentForm } from './sent-form.js'
import { attributesOf, REFERENCE, UNSORTED, type Service } from './services.js'
import { IN_TEXT, summaryOf } from './words.js'

type Value = string | number | boolean

/** What is asked by a channel as a program sends it, read; a text that cannot be stays as it is and is refused by intake. */
const valueOf = ({ kind }: ChannelField, text: string, zone: TimeZone): Value => {
  const at = Date.parse(text)
  switch (kind) {
    case 'line':
    case 'paragraph':
    case 'choice':
      return text
    case 'number':
      return text === '' || Number.isNaN(Number(text)) ? text : Number(text)
    case 'yesNo':
      return text === 'yes' || (text === 'no' ? false : text)
    case 'day':
      return isDay(text) || Number.isNaN(at) ? text : dayIn(zone, instantFromMillis(at))
    case 'instant':
      return isInstant(text) || Number.isNaN(at) ? text : instantFromMillis(at)
  }
}

/** What stands in the fields of the channel, with the position. */
const fieldsOf = (form: SentForm, channel: ChannelDefinition, zone: TimeZone): Readonly<Record<string, Value>> => {
  const filled = attributesOf(channel).flatMap((field) => {
    const text = form.attributes.get(field.code)?.[0]
    return text === undefined ? [] : [[field.code, valueOf(field, text, zone)] as const]
  })
  const position =
    form.lat === null || form.long === null
      ? []
      : [
          [LATITUDE, form.lat],
          [LONGITUDE, form.long],
        ]
  return Object.fromEntries([...filled, ...position]) as Readonly<Record<string, Value>>
}

/** Attributes the channel does not ask are kept all the same: nobody knows what a program means by them. */
const furtherLines = (form: SentForm, channel: ChannelDefinition): readonly string[] => {
  const asked = new Set([REFERENCE, ...attributesOf(channel).map(({ code }) => code)])
  return [...form.attributes]
    .filter(([code, values]) => !asked.has(code) || (code !== REFERENCE && values.length > 1))
    .map(([code, values]) => `${code}：${values.join('；')}`)
}

/** The sealed words of the report: the description, and what has no place of its own. */
const textOf = (form: SentForm, channel: ChannelDefinition): string =>
  [
    form.description ?? '',
    ...(form.address === null ? [] : [`${IN_TEXT.address}${form.address}`]),
    ...(form.addressId === null ? [] : [`${IN_TEXT.addressId}${form.addressId}`]),
    ...(form.phone !== null && form.email !== null ? [`${IN_TEXT.email}${form.email}`] : []),
    ...form.mediaUrls.map((url) => `${IN_TEXT.media}${url}`),
    ...furtherLines(form, channel),
  ].join('\n\n')

/** A Chinese name has no space in it, and the family's name goes first. */
const nameOf = ({ firstName, lastName }: SentForm): string | null => {
  if (firstName === null || lastName === null) return lastName ?? firstName
  return /\p{Script=Han}/u.test(firstName + lastName) ? `${lastName}${firstName}` : `${firstName} ${lastName}`
}

/** The longest sealed text (one paragraph of the report). */
const LONGEST_TEXT = 5_000

/** What a program itself calls the report; null where it says nothing. */
export const referenceOf = ({ attributes }: SentForm): string | null => attributes.get(REFERENCE)?.[0] ?? null

/** What is wrong with the whole of it, where each part may be right. */
export const wholeProblems = (form: SentForm, channel: ChannelDefinition): readonly Problem[] => [
  ...(textOf(form, channel).length > LONGEST_TEXT
    ? [
        bad(
          `description 连同地址、网址和附加项合计不得超过 ${LONGEST_TEXT} 字`,
          `description with address, media_url and further attributes has at most ${LONGEST_TEXT} characters`,
        ),
      ]
    : []),
  ...((referenceOf(form) ?? '').length > 80
    ? [bad(`${REFERENCE} 不得超过 80 个字符`, `${REFERENCE} has at most 80 characters`)]
    : []),
]

export interface Desk {
  readonly service: Service
  readonly channel: ChannelDefinition
  readonly zone: TimeZone
}

/**
 * The input of `ReceiveReport`. Everything the sender typed is sealed under a key of its own; in clear stand the category,
 * the fields of the channel, the position, and the number the sending program has given it.
 */
export const reportInput = (
  form: SentForm,
  ids: { readonly itemId: string; readonly reportId: string },
  { service, channel, zone }: Desk,
): Readonly<Record<string, unknown>> => {
  const name = nameOf(form)
  const contact = form.phone ?? form.email
  const fields = fieldsOf(form, channel, zone)
  const isUnsorted = service.code === UNSORTED.code
  return {
    ...ids,
    channel: channel.code,
    reporter: name === null && contact === null ? 'anonymous' : 'named',
    summary: summaryOf(isUnsorted ? null : service.zh),
    summaryOwed: true,
    category: isUnsorted ? null : service.code,
    place: null,
    outsideNumber: referenceOf(form)?.replaceAll('\n', ' ') ?? null,
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    personal: { name, contact, address: null, text: textOf(form, channel) },
  }
}
