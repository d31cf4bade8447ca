import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'

/**
 * A page that could not be drawn. Most often the product was renewed while this window was open and its parts have other
 * names now; loading the page anew is the remedy in every case.
 */
export const PageFailed = () => {
  const { t } = useTranslation()
  return (
    <Result
      status="warning"
      title={t('frame.pageFailed')}
      subTitle={t('frame.pageFailedDo')}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t('frame.reload')}
        </Button>
      }
    />
  )
}
