import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Problem } from '../form.js'
import { escape } from '../html.js'
import type { Followed, Publication, Rules } from '../ports.js'
import { wordsOf, type Language } from '../words/words.js'
import { codePage, followPage, type FollowView } from './follow-page.js'
import type { Page } from './layout.js'
import { failurePage, landingPage, tooManyPage } from './plain-pages.js'
import { publishedPage } from './published-page.js'
import { receiptPage } from './receipt-page.js'
import { reportPage, sentAlreadyPage } from './report-page.js'
import { STYLE } from './style.js'

const REPORT = 'r-own'
const CODE = 'W6XB6PQ2K8XE'
const rules: Rules = {
  zone: 'Asia/Shanghai',
  calendar: 'cn@2026.1',
  notices: [],
  registeringWorkingDays: 1,
  itemWorkingDays: 10,
  categories: [{ code: 'C2', zh: '工作纪律松懈', en: 'lax work discipline' }],
}
const pageIn = (language: Language, changes: Partial<Page> = {}): Page => ({
  words: wordsOf(language),
  language,
  ...{ large: false, path: '/report', token: 'token', link: (path) => path },
  ...changes,
})
const page = pageIn('zh')
const followedWith = (text: string): Followed => ({
  item: {
    ...{ state: 'assigned', number: text, category: 'C2', channel: text, unitId: 'K1', declinedFor: text },
    ...{ receivedAt: '2026-03-02T01:00:00.000Z', registeredAt: '2026-03-02T02:00:00.000Z' },
  },
  photos: 2,
  withdrawn: false,
  replies: [
    {
      reportId: REPORT,
      result: text,
      text,
      occurredAt: '2026-03-04T01:00:00.000Z',
      objectUntil: '2026-03-24T15:59:59.999Z',
    },
  ],
  entries: [
    {
      ...{ unitName: text, state: text, openedAt: '2026-03-03T01:00:00.000Z', provisional: true, closedAt: null },
      ...{ dueAt: '2026-03-16T15:59:59.999Z' },
    },
  ],
  objection: null,
  rating: null,
})
const viewOf = (text: string, changes: Partial<Followed> = {}): FollowView => ({
  ...{ followed: { ...followedWith(text), ...changes }, reportId: REPORT, rules, now: '2026-03-20T00:00:00.000Z' },
  ...{ problems: [], typed: { rating: text, remark: text, reason: text, objection: text } },
})

const rejectedFor = (reason: string): Followed['objection'] => ({
  ...{ raisedAt: '2026-03-05T01:00:00.000Z', dueAt: '2026-03-12T15:59:59.999Z' },
  decided: { upheld: false, reason, at: '2026-03-06T01:00:00.000Z' },
})

const publicationWith = (text: string): Publication => ({
  photos: [text],
  ...{ publicationId: text, kind: 'column', category: { zh: text, en: text }, unitName: text, state: text },
  ...{ dueAt: null, provisional: false, text, answer: text },
  ...{ publishedAt: '2026-03-05T01:00:00.000Z', until: null },
})

/** Every page with this text wherever a user, a unit or the desk can have written one. */
const pagesWith = (text: string, problems: readonly Problem[] = []): readonly string[] => {
  const fields = { what: text, category: text, where: text, name: text, contact: text }
  const declined = { ...followedWith(text).item, state: 'declined' }
  return [
    reportPage(page, { fields, problems, key: text, chosen: 1, about: null }, rules),
    reportPage(page, { fields, problems, key: text, chosen: 1, about: publicationWith(text) }, rules),
    publishedPage(page, { publications: [publicationWith(text)], more: true }, rules.zone),
    receiptPage(page, CODE, followedWith(text), rules),
    codePage(page, text, problems),
    followPage(page, viewOf(text)),
    followPage(page, viewOf(text, { objection: rejectedFor(text) })),
    followPage(page, viewOf(text, { replies: [] })),
    followPage(page, viewOf(text, { item: declined, replies: [] })),
    followPage(page, viewOf(text, { rating: { rating: text, remark: text } })),
    failurePage(page, 500, text),
  ]
}
const tagsOf = (html: string) => html.replace(/"[^"]*"/g, '""').match(/<[^>]*>/g)

describe('what somebody typed', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '</textarea>',
      '<script>',
      ' onfocus=',
      '`',
      '${',
      '-->',
      '中',
      '\n',
    ),
    maxLength: 30,
  })
  test('adds no tag and no attribute to any page', () => {
    const harmless = pagesWith('x').map(tagsOf)
    fc.assert(
      fc.property(hostile, (text) => expect(pagesWith(`x${text}`).map(tagsOf)).toStrictEqual(harmless)),
      { numRuns: 200 },
    )
  })
  test('comes back in its field, to the letter', () => {
    const text = '\n第一行\n  <b>第二行</b>'
    const fields = { what: text, category: '', where: '', name: '', contact: '' }
    const form = { fields, problems: [], key: 'k', chosen: 0, about: null }
    expect(reportPage(page, form, rules)).toContain(`>\n${escape(text)}</textarea>`)
  })
})

describe('what is wrong', () => {
  const problems = [
    { field: 'what', says: '请写明发生了什么' },
    { field: 'contact', says: '请检查' },
  ] as const
  const fields = { what: '', category: '', where: '', name: '', contact: '?' }
  const wrong = reportPage(page, { fields, problems, key: 'k', chosen: 0, about: null }, rules)

  test('stands first, takes the focus, and leads to each field', () => {
    expect(wrong).toMatch(/<title>错误：我要反映/)
    expect(wrong).toMatch(/<div[^>]*role="alert"[^>]*autofocus/)
    expect(wrong).toContain('有 2 处需要修改')
    expect(wrong.indexOf('role="alert"')).toBeLessThan(wrong.indexOf('<h1>'))
    for (const { field } of problems) {
      expect(wrong).toContain(`href="#${field}"`)
      expect(wrong).toMatch(
        new RegExp(`id="${field}"[^>]*aria-describedby="[^"]*${field}-problem"[^>]*aria-invalid="true"`),
      )
    }
  })
  test('is said at the field in the same words', () => expect(wrong.match(/请写明发生了什么/g)).toHaveLength(2))
})

describe('every page', () => {
  const all = [
    ...pagesWith('x'),
    ...[
      landingPage(page),
      tooManyPage(page, 90),
      failurePage(page, 404, ''),
      failurePage(page, 413, ''),
      sentAlreadyPage(page),
    ],
  ]
  /** What was published with an entry, by an address of ours and by nothing else. */
  const OWN_PHOTO =
    /<img\s+class="photo"\s+src="\/published\/photos\/[^"<>/]+\/[^"<>/]+"\s+alt="[^"]*"\s+loading="lazy"\s*\/?>/g
  test('has one heading of the first level, a title, a language and no script, handler, style or other host', () => {
    for (const html of all) {
      expect(html.match(/<h1>/g)).toHaveLength(1)
      expect(html).toMatch(/<html lang="zh-CN"/)
      expect(html).toMatch(/<title>[^<]+ – 回音<\/title>/)
      expect(html.replaceAll(OWN_PHOTO, '')).not.toMatch(/<script|<img|<iframe|\son\w+=|style=|https?:|src=/)
    }
  })
  test('labels every field it shows, and no id stands twice', () => {
    for (const html of all) {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const [tag, id] of html.matchAll(
        /<(?:input|textarea|select)(?![^>]*hidden)(?![^>]*radio)[^>]*\sid="([^"]+)"[^>]*>/g,
      )) {
        expect([tag, html.includes(`<label for="${id}"`)]).toStrictEqual([tag, true])
      }
    }
  })
  test('exists in English with no Chinese left but names', () => {
    const english = pageIn('en')
    const view = { ...viewOf('x'), followed: followedWith('x') }
    const texts = [
      followPage(english, view),
      receiptPage(english, CODE, followedWith('x'), rules),
      landingPage(english),
    ]
    for (const html of texts) expect(html.replaceAll('回音', '').replaceAll('中文', '')).not.toMatch(/\p{Script=Han}/u)
  })
  test('keeps a language that was chosen by hand in its links', () => {
    const html = landingPage(pageIn('en', { link: (path) => `${path}?lang=en` }))
    expect(html).toContain('href="/report?lang=en"')
  })
})

describe('the receipt', () => {
  const html = receiptPage(page, CODE, followedWith('x'), rules)
  test('shows the code in groups, when it came to the minute, and what is promised with how it was counted', () => {
    expect(html).toContain('W6XB 6PQ2 K8XE')
    expect(html).toContain('2026年3月2日 09:00')
    expect(html).toMatch(/不晚于\s*<strong>2026年3月16日 周一/)
    expect(html).toContain('第 10 个工作日')
  })
  test('marks a provisional date', () => {
    const item = { ...followedWith('x').item, registeredAt: '2026-12-25T01:00:00.000Z' }
    expect(receiptPage(page, CODE, { ...followedWith('x'), item }, rules)).toMatch(/<strong>[^<]*（暂定）/)
  })
})

describe('the page of one report', () => {
  test('S3-54 asks for a rating with three radio buttons, none chosen beforehand', () => {
    const html = followPage(page, { ...viewOf('x'), typed: { rating: '', remark: '', reason: '', objection: '' } })
    expect(html.match(/type="radio"/g)).toHaveLength(3)
    expect(html).not.toContain('checked')
    expect(html).toMatch(/<form method="post" action="\/follow\/rate">/)
  })
  test('S1-89 offers an objection with its last day, and after a decision against it the reason and what is left', () => {
    const open = followPage(page, viewOf('x'))
    expect(open).toMatch(/<form method="post" action="\/follow\/object">/)
    expect(open).toContain('2026年3月24日')
    const rejected = followPage(page, viewOf('x', { objection: rejectedFor('经复核属实') }))
    expect(rejected).not.toContain('/follow/object')
    for (const text of ['异议不成立', '经复核属实', '第三十五条']) expect(rejected).toContain(text)
    const waiting = followPage(page, viewOf('x', { objection: { ...rejectedFor('x')!, decided: null } }))
    expect(waiting).toContain('2026年3月12日')
  })
  test('says that a deadline has passed, and where it comes from when it was not counted', () => {
    const [entry] = followedWith('x').entries
    const late = followPage(page, viewOf('x'))
    expect(late).toContain('已经超过期限')
    const extended = followPage(page, viewOf('x', { entries: [{ ...entry!, dueAt: '2026-04-01T15:59:59.999Z' }] }))
    expect(extended).toContain('经批准的延期')
    expect(extended).not.toContain('已经超过期限')
  })
  test('never shows the reply to another report of the same matter', () => {
    const others = { replies: [{ ...followedWith('x').replies[0]!, reportId: 'r-other', text: '给别人的答复' }] }
    expect(followPage(page, viewOf('x', others))).not.toContain('给别人的答复')
  })
})

describe('the style sheet', () => {
  test('is small, loads nothing, and gives every target 44 px', () => {
    expect(STYLE.length).toBeLessThan(5_000)
    expect(STYLE).not.toMatch(/url\(|@import|@font-face/)
    expect(STYLE.match(/min-height:4[48]px/g)!.length).toBeGreaterThanOrEqual(5)
  })
})
