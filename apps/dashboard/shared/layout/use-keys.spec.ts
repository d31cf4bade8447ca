import { describe, expect, test } from '@jest/globals'
import { isOurs, type Press } from './use-keys.js'

const press: Press = { key: 'j', isComposing: false, ctrlKey: false, metaKey: false, altKey: false, target: null }

describe('single keys', () => {
  test('work on the page', () => {
    expect(isOurs(press)).toBe(true)
    expect(isOurs({ ...press, target: { tagName: 'DIV' } })).toBe(true)
  })
  test('do nothing while an input method is composing', () => {
    expect(isOurs({ ...press, isComposing: true })).toBe(false)
    expect(isOurs({ ...press, key: 'Process' })).toBe(false)
  })
  test.each(['INPUT', 'TEXTAREA', 'SELECT'])('do nothing in a field (%s)', (tagName) => {
    expect(isOurs({ ...press, target: { tagName } })).toBe(false)
  })
  test('leave Enter to the link, button or tab that has the focus', () => {
    const on = (tagName: string) => isOurs({ ...press, key: 'Enter', target: { tagName } })
    expect(['BODY', 'H1', 'A', 'BUTTON', 'DIV', 'SUMMARY'].map(on)).toStrictEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
  test('leave the browser its own', () => {
    expect(isOurs({ ...press, ctrlKey: true })).toBe(false)
    expect(isOurs({ ...press, metaKey: true })).toBe(false)
    expect(isOurs({ ...press, target: { isContentEditable: true } })).toBe(false)
  })
})
