import { Alert, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action } from '../../shared/api/schema.generated.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { Trouble } from '../../shared/command/trouble.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'

interface Filled {
  readonly unitId?: string
  readonly campaign?: string
  readonly dueOn?: string
  readonly personIds?: readonly string[]
}

const CALL: Action = {
  ...{ command: 'CallForNegativeLists', context: 'rectification', target: '', allowed: true, refusal: null },
}
const search = { optionFilterProp: 'label' } as const

interface CallDrawerProps {
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

/** The form by which a unit and its people are called upon for negative lists; whoever is in the unit now stands in it. */
export const CallDrawer = ({ onClose, onAccepted }: CallDrawerProps) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { units, people, catalogues } = useSigned()
  const [form] = Form.useForm<Filled>()
  const { sending, send } = useCommand(CALL, onAccepted)
  const busy = sending.kind === 'sending'
  const asked = (name: keyof Filled) => {
    const label = t(`negativeLists.field.${name}`)
    return { name, label, rules: [{ required: true, message: t('command.required', { field: label }) }] }
  }
  const all = [...people.values()].filter(({ current }) => current)
  const inUnit = (unitId: string) => all.filter((one) => one.unitId === unitId).map(({ personId }) => personId)
  const campaigns = [...catalogues.values()]
  return (
    <CommandFrame title={t('command.name.CallForNegativeLists')} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form<Filled>
        {...{ form, disabled: busy, initialValues: { campaign: campaigns.find((one) => one.current)?.campaignId } }}
        layout="vertical"
        scrollToFirstError
        onFinish={({ personIds = [], ...said }) => void send({ ...said, personIds })}
      >
        <Alert type="info" showIcon title={t('negativeLists.help')} className="form-help" />
        <Form.Item {...asked('campaign')}>
          <Select options={campaigns.map((one) => ({ value: one.campaignId, label: one[labels.language] }))} />
        </Form.Item>
        <Form.Item {...asked('unitId')}>
          <Select
            options={[...units.keys()].map((value) => ({ value, label: labels.unit(value) }))}
            showSearch={search}
            onChange={(unitId: string) => form.setFieldsValue({ personIds: inUnit(unitId) })}
          />
        </Form.Item>
        <Form.Item {...asked('dueOn')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="personIds" label={t('negativeLists.field.personIds')} extra={t('negativeLists.personHelp')}>
          <Select
            mode="multiple"
            showSearch={search}
            options={all.map(({ personId }) => ({ value: personId, label: labels.person(personId) }))}
          />
        </Form.Item>
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
