import type { ThemeConfig } from 'antd'

/**
 * Colours with their contrast on white (AA for text needs 4.5): link and primary 6.16, secondary text 7.0, error 5.9,
 * success 5.0, warning 5.2. antd's own reach 1.9 to 4.1.
 */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0958d9',
    colorLink: '#0958d9',
    colorInfo: '#0958d9',
    colorPrimaryHover: '#0747b3',
    colorLinkHover: '#0747b3',
    colorError: '#c4161c',
    colorSuccess: '#237804',
    colorWarning: '#ad4e00',
    colorText: '#1f1f1f',
    colorTextSecondary: '#595959',
    colorTextTertiary: '#595959',
    colorTextDescription: '#595959',
    colorTextPlaceholder: '#6b6b6b',
    colorBorder: '#8c8c8c',
    borderRadius: 4,
    fontSize: 14,
    fontFamily:
      'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
    motion: !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches,
  },
  components: {
    Table: { headerBg: '#f5f7fa', cellPaddingBlockMD: 10 },
    Empty: { colorTextDescription: '#595959' },
  },
}
