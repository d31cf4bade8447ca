import { Alert, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AsOf } from '../../shared/api/schema.generated.js'
import { CommandFrame } from '../../shared/command/command-frame.js'
import { Trouble } from '../../shared/command/trouble.js'
import type { Accepted } from '../../shared/command/use-accepted.js'
import { useCommand } from '../../shared/command/use-command.js'
import { formatInstant } from '../../shared/format/dates.js'
import { formatCount } from '../../shared/format/numbers.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { quarterOf, rankingIdOf, type Publishable } from './publishable.js'

const keyOf = ({ from, to }: Publishable): string => `${from}:${to}`

const PUBLISH = { command: 'PublishRanking', context: 'evaluation', target: '', allowed: true, refusal: null }
const CORRECT = { ...PUBLISH, command: 'CorrectRanking' }

interface PublishDrawerProps {
  readonly periods: readonly Publishable[]
  readonly asOf: AsOf
  readonly minimum: number
  readonly onClose: () => void
  readonly onAccepted: (accepted: Accepted) => void
}

const PINNED = ['log', 'moment', 'definition', 'who'] as const

const Pinned = ({ asOf, minimum }: Pick<PublishDrawerProps, 'asOf' | 'minimum'>) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const values = {
    ...{ position: formatCount(asOf.position), time: formatInstant(asOf.at, me.zone) },
    ...{ minimum, name: me.name },
  }
  return (
    <>
      <Alert type="warning" showIcon title={t('rankings.publishDo')} />
      <ul>
        {PINNED.map((what) => (
          <li key={what}>{t(`rankings.publishWhat.${what}`, values)}</li>
        ))}
      </ul>
    </>
  )
}

/** Makes the ranking of a period public: says first what will be pinned. */
export const PublishDrawer = ({ periods, asOf, minimum, onClose, onAccepted }: PublishDrawerProps) => {
  const { t } = useTranslation()
  const { me } = useSigned()
  const [form] = Form.useForm<{ readonly period: string }>()
  const { sending, send } = useCommand(PUBLISH, onAccepted)
  const busy = sending.kind === 'sending'
  const chosen = Form.useWatch('period', form)
  const period = periods.find((one) => keyOf(one) === chosen) ?? periods[0]
  const nameOf = (one: Publishable) => {
    const values = { year: one.from.slice(0, 4), quarter: quarterOf(one), month: Number(one.from.slice(5, 7)) }
    return t(`rankings.${one.kind}Name`, { ...values, from: one.from, to: one.to })
  }
  const publish = () => {
    if (!period) return
    const { from, to } = period
    void send({ rankingId: rankingIdOf(me.tenant, period), period: { from, to }, at: asOf.at })
  }
  return (
    <CommandFrame title={t('rankings.publish')} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ period: periods[0] && keyOf(periods[0]) }}
        onFinish={publish}
      >
        <Form.Item name="period" label={t('rankings.which')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={periods.map((one) => ({ value: keyOf(one), label: nameOf(one) }))}
          />
        </Form.Item>
      </Form>
      <Pinned asOf={asOf} minimum={minimum} />
      {period ? (
        <p>
          <Link to={`/city?from=${period.from}&to=${period.to}`}>{t('rankings.preview')}</Link>
        </p>
      ) : null}
      <Trouble sending={sending} />
    </CommandFrame>
  )
}

interface CorrectDrawerProps {
  readonly rankingId: string
  readonly onClose: () => void
  readonly onAccepted: (accepted: Accepted) => void
}

/** Publishes a new version of a ranking, with a reason. */
export const CorrectDrawer = ({ rankingId, onClose, onAccepted }: CorrectDrawerProps) => {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ readonly reason: string }>()
  const { sending, send } = useCommand(CORRECT, onAccepted)
  const busy = sending.kind === 'sending'
  const label = t('command.field.reason')
  const rules = [{ required: true, whitespace: true, message: t('command.required', { field: label }) }]
  return (
    <CommandFrame title={t('rankings.correct')} {...{ busy, onClose }} onSend={() => form.submit()}>
      <Alert type="info" showIcon title={t('rankings.correctDo')} className="promise" />
      <Form form={form} layout="vertical" onFinish={({ reason }) => void send({ rankingId, reason: reason.trim() })}>
        <Form.Item name="reason" label={label} rules={rules}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      <Trouble sending={sending} />
    </CommandFrame>
  )
}
