import { describe, expect, test } from '@jest/globals'
import { commandsByContext } from '@huiyin/contracts'
import {
  fieldOf,
  isSend,
  linkInput,
  namingInput,
  problemsByField,
  receiveInput,
  registerInput,
  type Filled,
} from './receive-input.js'

const ids = { itemId: 'c-1', reportId: 'r-1' }
const definitions = { ...commandsByContext['intake'] }
const [ReceiveReport, RegisterItem] = [definitions['ReceiveReport']!, definitions['RegisterItem']!]
const filled: Filled = {
  ...{ channel: 'hotline12345', reporter: 'named', name: ' 示例反映人 ', contact: '13900000004', text: '窗口无人' },
  ...{ summary: ' 窗口无人值守 ', category: 'C2', place: '', personIds: ['person-1'], register: true },
}

const people = { code: 'people', zh: '来访人数', en: 'number of people', kind: 'number', required: true, choices: null }
const ASKED = { channel: { fields: [people] }, zone: 'Asia/Shanghai' }

describe('a report taken down at the desk', () => {
  test('is sent as its definition takes it, without spaces around, what was left empty as null', () => {
    const input = receiveInput(ids, filled, ASKED)
    expect(ReceiveReport.input.safeParse(input).error?.issues ?? []).toStrictEqual([])
    expect(input).toMatchObject({
      ...{ summary: '窗口无人值守', place: null, outsideNumber: null, complainedOf: ['person-1'] },
      personal: { name: '示例反映人', contact: '13900000004', address: null, text: '窗口无人' },
    })
  })
  test('S4-41 brings what its channel asks, and a refusal is shown at that field', () => {
    expect(receiveInput(ids, { ...filled, fields: { people: 3 } }, ASKED)['fields']).toStrictEqual({ people: 3 })
    expect(receiveInput(ids, filled, ASKED)).not.toHaveProperty('fields')
    expect(fieldOf('fields.people')).toStrictEqual(['fields', 'people'])
  })
  test('says where the reporter turned up and in which cell of the grid the place lies, where that was filled in', () => {
    const input = receiveInput(ids, { ...filled, cameTo: 'K1', gridCell: ' G-0305 ' }, ASKED)
    expect(input).toMatchObject({ cameTo: 'K1', gridCell: 'G-0305' })
    for (const name of ['cameTo', 'gridCell']) expect(receiveInput(ids, filled, ASKED)).not.toHaveProperty(name)
  })
  test('complains of nobody where nobody was chosen', () => {
    expect(receiveInput(ids, { ...filled, personIds: [] }, ASKED)).not.toHaveProperty('complainedOf')
  })
  test('carries nothing that says who reports anonymously, also where it had been typed', () => {
    const input = receiveInput(ids, { ...filled, reporter: 'anonymous', address: '某街 1 号' }, ASKED)
    expect(input['personal']).toStrictEqual({ name: null, contact: null, address: null, text: '窗口无人' })
  })
  test('is registered at once where that was chosen and the category is known', () => {
    const input = registerInput(ids, filled, { campaign: 's3' })
    expect(RegisterItem.input.safeParse(input).success).toBe(true)
    expect(input).toStrictEqual({ itemId: 'c-1', number: null, category: 'C2', manifestation: null, campaign: 's3' })
    expect(registerInput(ids, { ...filled, register: false }, { campaign: 's3' })).toBeNull()
    expect(registerInput(ids, { ...filled, category: ' ' }, { campaign: 's3' })).toBeNull()
  })
})

describe('a report that joins an item', () => {
  const LinkReport = definitions['LinkReport']!
  const joining = { ...ids, itemId: 'item-9' }
  test('is sent as its definition takes it, with what its reporter says and without what the item says already', () => {
    const input = linkInput(joining, { ...filled, outsideNumber: 'H-7', fields: { people: 3 } }, ASKED)
    expect(LinkReport.input.safeParse(input).error?.issues ?? []).toStrictEqual([])
    expect(input).toStrictEqual({
      ...{ itemId: 'item-9', reportId: 'r-1', channel: 'hotline12345', reporter: 'named', outsideNumber: 'H-7' },
      ...{ fields: { people: 3 } },
      personal: { name: '示例反映人', contact: '13900000004', address: null, text: '窗口无人' },
    })
    expect(LinkReport.input.safeParse(linkInput(joining, filled, ASKED)).success).toBe(true)
  })
  test('says to the item of whom it complains, where it does', () => {
    expect(namingInput('item-9', filled)).toStrictEqual({ itemId: 'item-9', personIds: ['person-1'] })
    expect(namingInput('item-9', { ...filled, personIds: [] })).toBeNull()
  })
})

describe('a refusal', () => {
  test('is shown at the field its path names', () => {
    expect(['personal.name', 'summary', 'complainedOf.0', 'itemId'].map(fieldOf)).toStrictEqual([
      'name',
      'summary',
      'personIds',
      null,
    ])
    const problems = [
      { path: 'personal.text', says: '太长' },
      { path: 'itemId', says: 'x' },
    ]
    expect(problemsByField('InputInvalid', problems, '')).toStrictEqual([['text', '太长']])
  })
  test('that is about a person is shown at the persons', () => {
    expect(problemsByField('PersonUnknown', [], '没有登记')).toStrictEqual([['personIds', '没有登记']])
  })
})

describe('the keyboard', () => {
  const press = { key: 'Enter', isComposing: false, ctrlKey: true, metaKey: false }
  test('Ctrl or ⌘ with Enter sends, Enter alone does not', () => {
    expect(isSend(press)).toBe(true)
    expect(isSend({ ...press, ctrlKey: false, metaKey: true })).toBe(true)
    expect(isSend({ ...press, ctrlKey: false })).toBe(false)
  })
  test('nothing is sent while an input method composes', () => {
    expect(isSend({ ...press, isComposing: true })).toBe(false)
  })
})
