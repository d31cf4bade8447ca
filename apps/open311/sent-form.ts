import { bad, type Problem } from './problem.js'

/** A posted request as texts: what was left out is null, as the specification has it for an empty argument. */
export interface SentForm {
  readonly serviceCode: string | null
  readonly description: string | null
  readonly lat: string | null
  readonly long: string | null
  readonly address: string | null
  readonly addressId: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly mediaUrls: readonly string[]
  /** By their codes, each with its values in the order in which they came. */
  readonly attributes: ReadonlyMap<string, readonly string[]>
}

/** The longest text of each argument in characters; the specification sets 4,000 for a description. */
export const LONGEST = {
  service_code: 80,
  description: 4_000,
  lat: 30,
  long: 30,
  address_string: 500,
  address_id: 80,
  first_name: 100,
  last_name: 100,
  email: 100,
  phone: 100,
} as const
type Argument = keyof typeof LONGEST
const LONGEST_ATTRIBUTE = 4_000
const LONGEST_URL = 1_000
const MOST_URLS = 5
const MOST_ATTRIBUTES = 40

type Body = Readonly<Record<string, unknown>>

/** A text as it is kept: one line ending, no control characters, nothing around it. */
const tidy = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/(?![\n\t])\p{Cc}|\p{Cs}/gu, ' ')
    .trim()

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? (value as readonly unknown[]) : [value])
    .filter((one): one is string => typeof one === 'string')
    .map(tidy)
    .filter((one) => one !== '')

const textIn = (body: Body, name: Argument): string | null => textsOf(body[name])[0] ?? null

const ATTRIBUTE = /^attribute\[([^\]]{1,80})\](?:\[\])?$/

const attributesIn = (body: Body): SentForm['attributes'] =>
  new Map(
    Object.entries(body).flatMap(([name, value]) => {
      const code = ATTRIBUTE.exec(name)?.[1]
      const texts = textsOf(value)
      return code === undefined || texts.length === 0 ? [] : [[code, texts] as const]
    }),
  )

/** What was posted, from a form that was read. */
export const sentForm = (body: Body): SentForm => ({
  serviceCode: textIn(body, 'service_code'),
  description: textIn(body, 'description'),
  lat: textIn(body, 'lat'),
  long: textIn(body, 'long'),
  address: textIn(body, 'address_string'),
  addressId: textIn(body, 'address_id'),
  firstName: textIn(body, 'first_name'),
  lastName: textIn(body, 'last_name'),
  email: textIn(body, 'email'),
  phone: textIn(body, 'phone'),
  mediaUrls: textsOf(body['media_url']),
  attributes: attributesIn(body),
})

/** A form as pairs for comparing it with another: without the key, and without what says nothing of the report. */
export const pairsOf = (body: Body): readonly (readonly [string, string])[] =>
  Object.entries(body)
    .filter(([name]) => !['api_key', 'jurisdiction_id'].includes(name))
    .flatMap(([name, value]) => textsOf(value).map((text) => [name, text] as const))

const tooLong = (body: Body): readonly Problem[] =>
  (Object.keys(LONGEST) as Argument[])
    .filter((name) => (textIn(body, name) ?? '').length > LONGEST[name])
    .map((name) => bad(`${name} 不得超过 ${LONGEST[name]} 个字符`, `${name} has at most ${LONGEST[name]} characters`))

const DEGREES = /^[+-]?\d{1,3}(\.\d{1,20})?$/

const isDegrees = (text: string, most: number): boolean => DEGREES.test(text) && Math.abs(Number(text)) <= most

/** A position is two numbers of WGS 84, and neither without the other. */
const placeProblems = ({ lat, long }: SentForm): readonly Problem[] => {
  if (lat === null && long === null) return []
  if (lat === null || long === null)
    return [bad('lat 和 long 须同时给出', 'lat and long are given together or not at all')]
  const wrong = [
    ...(isDegrees(lat, 90) ? [] : [bad('lat 须为 -90 至 90 之间的度数', 'lat is a number of degrees from -90 to 90')]),
    ...(isDegrees(long, 180)
      ? []
      : [bad('long 须为 -180 至 180 之间的度数', 'long is a number of degrees from -180 to 180')]),
  ]
  return wrong
}

const isWebAddress = (text: string): boolean =>
  text.length <= LONGEST_URL && !/\s/.test(text) && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

const mediaProblems = ({ mediaUrls }: SentForm): readonly Problem[] => [
  ...(mediaUrls.length > MOST_URLS
    ? [bad(`media_url 最多 ${MOST_URLS} 个`, `there are at most ${MOST_URLS} media_url`)]
    : []),
  ...(mediaUrls.every(isWebAddress)
    ? []
    : [
        bad(
          'media_url 须为 http 或 https 网址（本系统只记录，不下载）',
          'media_url is an http or https address (it is noted, never fetched)',
        ),
      ]),
]

const attributeProblems = ({ attributes }: SentForm): readonly Problem[] => {
  const texts = [...attributes.values()].flat()
  return attributes.size > MOST_ATTRIBUTES || texts.some((text) => text.length > LONGEST_ATTRIBUTE)
    ? [
        bad(
          `attribute 最多 ${MOST_ATTRIBUTES} 项，每项不超过 ${LONGEST_ATTRIBUTE} 字`,
          `there are at most ${MOST_ATTRIBUTES} attributes, of ${LONGEST_ATTRIBUTE} characters each`,
        ),
      ]
    : []
}

const owedProblems = ({ serviceCode, description }: SentForm): readonly Problem[] => [
  ...(serviceCode === null ? [bad('缺少 service_code', 'service_code was not provided')] : []),
  ...(description === null ? [bad('缺少 description', 'description was not provided')] : []),
]

/** Everything that is wrong with the form itself, whatever the channel asks. */
export const formProblems = (body: Body, form: SentForm): readonly Problem[] => [
  ...owedProblems(form),
  ...tooLong(body),
  ...placeProblems(form),
  ...mediaProblems(form),
  ...attributeProblems(form),
]
