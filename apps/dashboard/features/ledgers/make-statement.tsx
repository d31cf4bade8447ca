import { Alert, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { YearAnswer } from '../../shared/api/ledger-questions.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { Trouble } from '../../shared/command/trouble.js'
import { useCommand, type OnAccepted } from '../../shared/command/use-command.js'
import { useCampaign } from '../../shared/viewer/use-campaign.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { statementInput, type Filled, type Making } from './statement-input.js'

const search = { optionFilterProp: 'label' } as const

const Which = ({ kinds }: { readonly kinds: YearAnswer['ledgerKinds'] }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { me, units } = useSigned()
  const [unit, ledger] = [t('command.field.unitId'), t('command.field.ledger')]
  const rules = (field: string) => [{ required: true, message: t('command.required', { field }) }]
  const own = [...units.keys()].filter((id) => me.unitIds.includes(id))
  return (
    <>
      <Form.Item name="unitId" label={unit} rules={rules(unit)}>
        <Select showSearch={search} options={own.map((value) => ({ value, label: labels.unit(value) }))} />
      </Form.Item>
      <Form.Item name="ledger" label={ledger} rules={rules(ledger)}>
        <Select
          showSearch={search}
          options={kinds.map(({ code: value, ...names }) => ({ value, label: names[labels.language] }))}
        />
      </Form.Item>
    </>
  )
}

interface MakeStatementProps {
  readonly making: Making
  readonly kinds: YearAnswer['ledgerKinds']
  readonly onClose: () => void
  readonly onAccepted: OnAccepted
}

/** The form of a statement: what is said with it; what stands in the ledger is read by the product. */
export const MakeStatement = ({ making, kinds, onClose, onAccepted }: MakeStatementProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const campaign = useCampaign()
  const [form] = Form.useForm<Filled>()
  const { command } = making
  const action = { command, context: 'rectification', target: '', allowed: true, refusal: null }
  const { sending, send } = useCommand(action, onAccepted)
  const busy = sending.kind === 'sending'
  const label = t('ledgers.years.text')
  const isOpening = making.command === 'OpenLedger'
  const initial = isOpening ? { unitId: making.unitId ?? me.unitId ?? undefined, ledger: making.ledger } : {}
  return (
    <CommandFrame title={t(`command.name.${command}`)} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form<Filled>
        {...{ form, disabled: busy, layout: 'vertical', initialValues: initial }}
        onFinish={(filled) => void send(statementInput(making, filled, campaign))}
      >
        <Alert type="info" showIcon title={t('ledgers.years.help')} className="form-help" />
        {isOpening ? <Which kinds={kinds} /> : null}
        <Form.Item
          name="text"
          label={label}
          rules={[{ required: true, message: t('command.required', { field: label }) }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={5_000} />
        </Form.Item>
        <Trouble sending={sending} />
      </Form>
    </CommandFrame>
  )
}
