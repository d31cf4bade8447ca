import { describe, expect, test } from '@jest/globals'
import { panelStateOf } from './panel-state.js'

const reading = {
  read: (data: { readonly rows: readonly number[] | null }) => data.rows,
  isEmpty: (rows: readonly number[]) => rows.length === 0,
}
const still = { fetching: false, stale: false }
const error = { graphQLErrors: [{ message: 'no', extensions: { code: 'RoleMissing' } }] }

describe('the state of a panel', () => {
  test('it is loading until something came', () => {
    expect(panelStateOf({ fetching: true, stale: false }, reading)).toStrictEqual({ kind: 'loading' })
  })
  test('it has failed when nothing came but an error, and says which', () => {
    const state = panelStateOf({ ...still, error }, reading)
    expect(state).toStrictEqual({ kind: 'failed', refusal: { code: 'RoleMissing', message: 'no', problems: [] } })
  })
  test('it has failed, and nothing is read, when the answer as a whole was refused', () => {
    expect(panelStateOf({ ...still, data: null, error }, reading)).toMatchObject({
      kind: 'failed',
      refusal: { code: 'RoleMissing' },
    })
  })
  test('it is empty when nothing matched', () => {
    expect(panelStateOf({ ...still, data: { rows: [] } }, reading).kind).toBe('empty')
  })
  test('it is partial when an answer and an error came', () => {
    expect(panelStateOf({ ...still, data: { rows: [1] }, error }, reading).kind).toBe('partial')
  })
  test('it shows data, and whether newer is on its way', () => {
    expect(panelStateOf({ ...still, data: { rows: [1] } }, reading)).toMatchObject({ kind: 'data', refreshing: false })
    expect(panelStateOf({ fetching: true, stale: true, data: { rows: [1] } }, reading)).toMatchObject({
      refreshing: true,
    })
  })
  test('what does not exist, or is not for this viewer, has failed and is not loading for ever', () => {
    expect(panelStateOf({ ...still, data: { rows: null } }, reading)).toMatchObject({
      kind: 'failed',
      refusal: { code: 'ItemUnknown' },
    })
  })
})
