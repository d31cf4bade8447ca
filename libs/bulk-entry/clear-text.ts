import type { Said } from './said.js'

/** What a reporter says of himself in one row. */
export interface Reporter {
  readonly name: string | null
  readonly contact: string | null
  readonly address: string | null
}

const SHORTEST_NAME = 2
const SHORTEST_CONTACT = 5
const SHORTEST_ADDRESS = 4
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/
const IDENTITY_CARD = /(?<!\d)\d{17}[\dXx](?!\d)/

const holds = (text: string, part: string | null, shortest: number): boolean =>
  part !== null && part.length >= shortest && text.includes(part)

/**
 * Why a text that everybody who handles the matter will read is too much of its reporter; null where nothing was noticed.
 * It notices what stands in the columns of the reporter, mobile numbers and numbers of identity cards, and nothing else.
 */
export const tooPersonal = (text: string, { name, contact, address }: Reporter): Said | null => {
  if (holds(text, name, SHORTEST_NAME))
    return { zh: '这里写了反映人的姓名，请删去', en: 'the name of the reporter stands here; take it out' }
  if (holds(text, contact, SHORTEST_CONTACT) || holds(text, address, SHORTEST_ADDRESS))
    return {
      zh: '这里写了反映人的联系方式或住址，请删去',
      en: 'the contact or address of the reporter stands here; take it out',
    }
  if (MOBILE.test(text) || IDENTITY_CARD.test(text))
    return {
      zh: '这里写了手机号或身份证号，承办单位都会看到；请删去，需要时写在“反映人原话”里',
      en: 'a mobile number or the number of an identity card stands here, for every unit to read; take it out, or move it into the words that are sealed',
    }
  return null
}
