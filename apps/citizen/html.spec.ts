import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { escape, html, nothing } from './html.js'

const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'script', ' onload=', '-->', ']]>', 'a', '\n') }),
  fc.string({ unit: 'binary' }),
)

describe('what is put into a page', () => {
  test('never opens a tag, closes one or leaves an attribute, whatever it is', () =>
    fc.assert(
      fc.property(hostile, (text) => !/[<>"']/.test(escape(text)) && !/&(?!(amp|lt|gt|quot|#39);)/.test(escape(text))),
    ))
  test('reads as what was typed', () =>
    fc.assert(
      fc.property(hostile, (text) => {
        const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
        expect(escape(text).replace(/&([^;]+);/g, (_, name: string) => names[name] ?? '?')).toBe(text)
      }),
    ))
  test('stands between what we wrote, escaped once', () =>
    fc.assert(
      fc.property(hostile, (text) => {
        const inner = html`<b>${text}</b>`
        expect(html`<p title="${text}">${inner}${[inner]}</p>`.text).toBe(
          `<p title="${escape(text)}"><b>${escape(text)}</b><b>${escape(text)}</b></p>`,
        )
      }),
    ))
  test('an object that looks like HTML of ours is not', () => {
    const forged = { text: '<script>' } as unknown as string
    expect(() => html`${forged}`).toThrow(/./)
  })
  test('nothing is nothing', () => expect(html`${false}${null}${undefined}${nothing}${0}`.text).toBe('0'))
  test('indentation of ours goes, that of a text stays', () => {
    const ours = ['<p>\n      ', '\n    </p>']
    const written = Object.assign(ours, { raw: ours })
    expect(html(written, 'a\n    b').text).toBe('<p>\na\n    b\n</p>')
  })
})
