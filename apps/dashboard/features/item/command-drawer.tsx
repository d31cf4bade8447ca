import { Alert, Button, Drawer, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Action, Item } from '../../shared/api/schema.generated.js'
import type { CommandOutcome } from '../../shared/api/send-command.js'
import { useRefusalText } from '../../shared/panel/panel.js'
import { COMMAND_FORMS, inputOf } from './command-forms.js'
import { FormField } from './form-field.js'
import { useCommand, type Sending } from './use-command.js'

interface CommandDrawerProps {
  readonly action: Action
  readonly item: Item
  readonly campaign: string | null
  readonly onClose: () => void
  readonly onAccepted: (accepted: Extract<CommandOutcome, { kind: 'accepted' }>) => void
}

const Trouble = ({ sending }: { readonly sending: Sending }) => {
  const { t } = useTranslation()
  const textOf = useRefusalText()
  if (sending.kind !== 'refused' && sending.kind !== 'unanswered') return null
  const { refusal } = sending
  const title = sending.kind === 'refused' ? t('item.refused', { message: textOf(refusal) }) : t('item.unanswered')
  const lines = refusal.problems.map(({ path, says }) => {
    const name = path.split('.')[0] ?? path
    return t('item.problem', { field: t(`command.field.${name}`, { defaultValue: path }), says })
  })
  return (
    <Alert
      role="alert"
      type={sending.kind === 'refused' ? 'error' : 'warning'}
      showIcon
      title={title}
      description={[...lines, t('panel.code', { code: refusal.code })].join(' ')}
    />
  )
}

/** The form of one command. What was filled in stays until the command was accepted. */
export const CommandDrawer = ({ action, item, campaign, onClose, onAccepted }: CommandDrawerProps) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<Record<string, unknown>>()
  const { sending, send } = useCommand(action, onAccepted)
  const spec = COMMAND_FORMS[action.command]
  const chosen = Form.useWatch<string | undefined>('campaign', form)
  if (!spec) return null
  const [report] = item.reportIds
  const initial = {
    campaign: campaign?.split('@')[0],
    category: item.row.category,
    reportId: item.reportIds.length === 1 ? report : undefined,
    evidence: [],
  }
  const busy = sending.kind === 'sending'
  return (
    <Drawer
      open
      title={t(`command.name.${action.command}`)}
      onClose={onClose}
      mask={{ closable: false }}
      size={Math.min(520, globalThis.innerWidth)}
      footer={
        <div className="drawer-foot">
          <Button onClick={onClose}>{t('item.cancel')}</Button>
          <Button type="primary" loading={busy} onClick={() => form.submit()}>
            {t('item.send')}
          </Button>
        </div>
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        disabled={busy}
        scrollToFirstError
        onFinish={(filled) => void send(inputOf(spec, action.target, filled))}
      >
        {spec.fields.map((field) => (
          <FormField key={field.name} field={field} reportIds={item.reportIds} campaign={chosen ?? campaign} />
        ))}
        <Trouble sending={sending} />
      </Form>
    </Drawer>
  )
}
