import { Alert, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../shared/api/new-id.js'
import type { Action, MajorProblems, Unit } from '../../shared/api/schema.generated.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { Trouble } from '../../shared/command/trouble.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'
import { instantOfWall } from '../../shared/format/dates.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useCampaignName } from '../../shared/viewer/use-campaign-name.js'
import { useSigned } from '../../shared/viewer/viewer.js'

interface Filled {
  readonly condition?: string
  readonly unitId?: string
  readonly toUnitId?: string
  readonly title?: string
  readonly happenedAt?: string
  readonly text?: string
}

const REPORT: Action = { command: 'ReportMajorProblem', context: 'intake', target: '', allowed: true, refusal: null }
const search = { optionFilterProp: 'label' } as const

/** The units above one, the nearest first. */
const above = (units: ReadonlyMap<string, Pick<Unit, 'parentId'>>, unitId: string | null): readonly string[] => {
  const line: string[] = []
  for (let at = unitId && units.get(unitId)?.parentId; at && !line.includes(at); at = units.get(at)?.parentId ?? null)
    line.push(at)
  return line
}

interface ReportDrawerProps {
  readonly rules: MajorProblems['rules']
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

/** The form by which a unit reports a major problem upward. */
export const ReportDrawer = ({ rules, onClose, onAccepted }: ReportDrawerProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { me, units } = useSigned()
  const campaignName = useCampaignName()
  const [form] = Form.useForm<Filled>()
  const [problemId] = useState(newId)
  const { sending, send } = useCommand(REPORT, onAccepted)
  const busy = sending.kind === 'sending'
  const asked = (label: string) => ({
    ...{ label, rules: [{ required: true, message: t('command.required', { field: label }) }] },
  })
  const from = Form.useWatch('unitId', form) ?? me.unitId
  // those above first; a campaign may name another
  const addressees = [...new Set([...above(units, from), ...units.keys()])].filter((one) => one !== from)
  const option = (value: string) => ({ value, label: labels.unit(value) })
  const conditions = rules.flatMap(({ campaign, conditions: of }) =>
    of.map((one) => ({
      value: `${campaign} ${one.code}`,
      label: `${one[labels.language]} · ${campaignName(campaign)}`,
    })),
  )
  const submit = ({ condition: chosen = '', happenedAt = '', ...said }: Filled) => {
    const [campaign, condition] = chosen.split(' ')
    void send({ problemId, ...said, campaign, condition, happenedAt: instantOfWall(happenedAt, me.zone) })
  }
  return (
    <CommandFrame title={t('command.name.ReportMajorProblem')} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form<Filled>
        {...{
          form,
          disabled: busy,
          initialValues: { unitId: me.unitId ?? undefined, toUnitId: above(units, me.unitId)[0] },
        }}
        layout="vertical"
        scrollToFirstError
        onFinish={submit}
      >
        <Alert type="info" showIcon title={t('majorProblems.help')} className="form-help" />
        <Form.Item name="condition" {...asked(t('majorProblems.condition'))}>
          <Select options={conditions} showSearch={search} />
        </Form.Item>
        <Form.Item name="title" {...asked(t('majorProblems.titleField'))}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="unitId" {...asked(t('majorProblems.from'))}>
          <Select options={me.unitIds.map(option)} showSearch={search} />
        </Form.Item>
        <Form.Item name="toUnitId" {...asked(t('majorProblems.to'))}>
          <Select options={addressees.map(option)} showSearch={search} />
        </Form.Item>
        <Form.Item name="happenedAt" {...asked(t('majorProblems.happened'))}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="text" {...asked(t('majorProblems.text'))}>
          <Input.TextArea autoSize={{ minRows: 4 }} maxLength={5_000} />
        </Form.Item>
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
