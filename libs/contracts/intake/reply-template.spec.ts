import { describe, expect, test } from '@jest/globals'
import {
  isOffered,
  LONGEST_TEMPLATE,
  REPLY_STATES,
  replyTemplate,
  REPORTERS,
  type ReplyTemplate,
} from './reply-template.js'
import { gapsIn, REPLY_PLACEHOLDERS } from './reply-words.js'
import { RESULT_CODES } from './results.js'
import { standardChannels } from './standard-channels.js'
import { standardReplyTemplates } from './standard-reply-templates.js'

const river: ReplyTemplate = {
  ...{ code: 'river', zh: '河道答复', en: 'reply on a river' },
  offered: { states: ['awaitingAcceptance'] },
  text: { zh: '编号{number}：{write:怎么办的}。', en: 'Number {number}: {write:what was done}.' },
  req: ['S0-79'],
}
const says = (change: object): readonly string[] => {
  const { error } = replyTemplate.safeParse({ ...river, ...change })
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`)
}
const zh = (words: string) => says({ text: { ...river.text, zh: words } })

describe('S0-79 a template of a reply', () => {
  test('is taken as it stands where nothing is wrong', () => {
    expect(says({})).toStrictEqual([])
    expect(replyTemplate.parse(river)).toStrictEqual(river)
  })
  test('is refused with a placeholder nobody knows, by its name and with those there are', () => {
    const [problem, ...more] = zh('{title}的{number}')
    expect(problem).toMatch(/^text\.zh: there is no placeholder \{title\}; use \{number\}, .*\{write: /)
    expect(more).toStrictEqual([])
  })
  test.each(['summary', 'name', 'reporter', 'clerk', 'handler', 'text', '__proto__', 'constructor', ' number'])(
    'has no placeholder {%s}: nothing sealed, no words of a report, nobody’s name',
    (inside) => expect(zh(`{${inside}}`)).toHaveLength(1),
  )
  test('is refused where a language is missing or empty, by the language', () => {
    const missing = 'text.en: write the reply in English too: every template has both languages'
    expect(says({ text: { zh: '甲' } })).toStrictEqual([missing])
    expect(says({ text: { zh: '甲', en: ' ' } })).toStrictEqual([missing])
    expect(says({ text: { en: 'a' } })).toStrictEqual([
      'text.zh: write the reply in Chinese too: every template has both languages',
    ])
  })
  test('is refused with a state, a result or a reporter nobody knows, by what was given', () => {
    expect(says({ offered: { states: ['received'] } })).toStrictEqual([
      `offered.states.0: there is no state received; use ${REPLY_STATES.join(', ')}`,
    ])
    expect(says({ offered: { states: [], results: ['done'], reporters: ['shy'] } })).toStrictEqual([
      `offered.reporters.0: there is no kind of reporter shy; use ${REPORTERS.join(', ')}`,
      `offered.results.0: there is no result done; use ${RESULT_CODES.join(', ')}`,
    ])
  })
  test('is refused where it is too long, with how long it is', () => {
    expect(zh('长'.repeat(LONGEST_TEMPLATE))).toStrictEqual([])
    expect(zh('长'.repeat(LONGEST_TEMPLATE + 1))).toStrictEqual(['text.zh: 2001 characters, at most 2000: shorten it'])
  })
  test('is refused with what the clerk has to say unnamed or too long, and with a brace or a mark that stands alone', () => {
    expect(zh('{write:}')[0]).toContain('says in 1 to 40 characters')
    expect(zh(`{write:${'长'.repeat(41)}}`)[0]).toContain('says in 1 to 40 characters')
    for (const stray of ['{number', 'number}', '{{number}}', '【待填：编号】'])
      expect(zh(stray)[0]).toContain('stands alone')
    expect(says({ text: { zh: '甲', en: '[to fill in: number]' } })[0]).toContain('stands alone')
  })
  test('is refused with a key nobody knows: a misspelt one would silently mean nothing', () =>
    expect(says({ offered: { states: ['handling'], chanels: ['letter'] } })).toHaveLength(1))
})

describe('S0-79 a template is offered', () => {
  const matter = { states: ['handling'], channels: ['letter'], reporter: 'named', result: null }
  const cases: readonly (readonly [ReplyTemplate['offered'], object, boolean])[] = [
    [{ states: ['handling'] }, {}, true],
    [{ states: ['closedOut'] }, {}, false],
    [{ states: [] }, {}, false],
    [{ states: ['duplicateOf'] }, { states: ['handling', 'duplicateOf'] }, true],
    [{ states: ['handling'], channels: ['visit'] }, {}, false],
    [{ states: ['handling'], channels: ['visit', 'letter'] }, {}, true],
    [{ states: ['handling'], channels: ['letter'] }, { channels: ['letters-of-the-county', 'letter'] }, true],
    [{ states: ['handling'], reporters: ['anonymous'] }, {}, false],
    [{ states: ['handling'], reporters: ['anonymous'] }, { reporter: 'anonymous' }, true],
    [{ states: ['handling'], results: ['solved'] }, {}, true],
    [{ states: ['handling'], results: ['solved'] }, { result: 'solved' }, true],
    [{ states: ['handling'], results: ['solved'] }, { result: 'notOurs' }, false],
  ]
  test.each(cases)('by state, channel, reporter and result: %j where it stands so %j: %s', (offered, change, is) =>
    expect(isOffered({ ...river, offered }, { ...matter, ...change })).toBe(is),
  )
})

describe('the standard templates', () => {
  test('S0-79 pass their own check, and no two share a code or a name', () => {
    for (const one of standardReplyTemplates) expect(replyTemplate.parse(one)).toStrictEqual(one)
    for (const key of ['code', 'zh', 'en'] as const)
      expect(new Set(standardReplyTemplates.map((one) => one[key])).size).toBe(standardReplyTemplates.length)
  })
  test('S0-79 ask for the same facts in both languages, and leave as much to be said', () => {
    const places = (words: string) =>
      gapsIn(words)
        .map((gap) => (gap.startsWith('{write:') ? 'write' : gap))
        .toSorted()
    for (const { text } of standardReplyTemplates) expect(places(text.en)).toStrictEqual(places(text.zh))
  })
  test('S0-79 offer something for every result in every state in which a reply is due, whatever the channel', () => {
    for (const state of REPLY_STATES.filter((one) => one !== 'duplicateOf'))
      for (const result of RESULT_CODES.filter(
        (one) => one === 'solved' || !['returned', 'reopened'].includes(state),
      )) {
        const matter = { states: [state], channels: ['letter'], reporter: 'named', result }
        expect({ state, result, offered: standardReplyTemplates.some((one) => isOffered(one, matter)) }).toMatchObject({
          offered: true,
        })
      }
  })
  test('S4-31 answer the office that passed a matter on by the channels whose reply goes to it, and nobody else', () => {
    const toSource = standardReplyTemplates.find(({ code }) => code === 'to-source')
    const source = standardChannels.filter(({ reply }) => reply.to === 'source').map(({ code }) => code)
    expect(toSource?.offered.channels).toStrictEqual(source)
  })
  test('every placeholder has a name in both languages', () => {
    for (const named of Object.values(REPLY_PLACEHOLDERS)) expect(Object.keys(named)).toStrictEqual(['zh', 'en'])
  })
})
