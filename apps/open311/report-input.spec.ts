import { describe, expect, test } from '@jest/globals'
import { intakeCommands } from '@huiyin/contracts/intake'
import { OPEN311_CHANNEL } from './channel.js'
import { reportInput, wholeProblems } from './report-input.js'
import { sentForm } from './sent-form.js'
import { UNSORTED } from './services.js'

const ids = { itemId: 'o311-app-1', reportId: 'o311-app-1-r' }
const desk = {
  service: { code: 'C2', zh: '工作纪律', en: 'discipline' },
  channel: OPEN311_CHANNEL,
  zone: 'Asia/Shanghai',
}
const input = (form: object, of = desk) => {
  const made = reportInput(sentForm({ service_code: 'C2', description: '窗口无人', ...form }), ids, of)
  return intakeCommands.ReceiveReport.input.parse(made)
}

describe('a request as the desk gets it', () => {
  test('has nothing in clear but category, position and the number of its sender', () => {
    const { personal, ...clear } = input({
      ...{ first_name: '小明', last_name: '王', email: 'w@example.org', phone: '138', lat: '1.50', long: '2' },
      ...{
        address_string: '二楼',
        address_id: 'A7',
        media_url: 'https://a.example/p.jpg',
        'attribute[fixmystreet_id]': '80',
      },
      'attribute[uprn]': '7',
    })
    expect(clear).toStrictEqual({
      ...{
        ...ids,
        channel: 'open311',
        reporter: 'named',
        summary: 'Open311 来件：工作纪律（待窗口概括）',
        summaryOwed: true,
      },
      ...{ category: 'C2', place: null, outsideNumber: '80', fields: { lat: '1.50', long: '2' } },
    })
    expect(personal).toMatchObject({ name: '王小明', contact: '138', address: null })
    expect(personal?.text?.split('\n\n')).toStrictEqual([
      ...['窗口无人', '地点：二楼', '地址编号：A7', '邮箱：w@example.org'],
      ...['图片或附件地址（未下载）：https://a.example/p.jpg', 'uprn：7'],
    ])
  })
  test('is anonymous where nobody says who he is', () => {
    expect(input({})).toMatchObject({ reporter: 'anonymous', personal: { name: null, contact: null } })
  })
  test.each([
    [{ first_name: 'Test', last_name: 'User' }, 'Test User'],
    [{ first_name: '小明', last_name: '王' }, '王小明'],
    [{ last_name: '王' }, '王'],
  ])('names %j as %s', (form, name) => expect(input(form).personal?.name).toBe(name))
  test('that nobody has sorted has no category', () => {
    const unsorted = input({}, { ...desk, service: UNSORTED as typeof desk.service })
    expect([unsorted.category, unsorted.summary]).toStrictEqual([null, 'Open311 来件（待窗口概括）'])
  })
  test('is refused where its parts are right and the whole is too long', () => {
    const long = sentForm({
      ...{ service_code: 'C2', description: '字'.repeat(4_000), 'attribute[one]': '字'.repeat(600) },
      'attribute[two]': '字'.repeat(600),
    })
    expect(wholeProblems(long, OPEN311_CHANNEL)).toHaveLength(1)
    expect(wholeProblems(sentForm({ 'attribute[fixmystreet_id]': '8'.repeat(81) }), OPEN311_CHANNEL)).toHaveLength(1)
  })
})
