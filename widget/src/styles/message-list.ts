import { css } from "lit";

export const messageListStyles = css`
  :host {
    position: relative;
    display: block;
    min-height: 0;
  }

  .scroll {
    height: 100%;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }

  .scroll:focus-visible {
    outline-offset: -2px;
  }

  .content {
    display: flex;
    flex-direction: column;
    gap: 14px;
    min-height: 100%;
    padding: 20px 0 18px;
  }

  .entries {
    display: flex;
    flex-direction: column;
    gap: inherit;
  }

  .notice {
    align-self: center;
    max-width: calc(100% - 2 * var(--_gutter));
    margin: 0;
    padding: 7px 14px;
    border-radius: var(--_radius-s);
    border: 1px solid var(--_line);
    background: var(--_raised);
    font-size: 13px;
    color: var(--_ink);
    text-wrap: pretty;
  }

  .notice .icon {
    display: inline-block;
    margin-inline-end: 6px;
    vertical-align: -0.25em;
    color: var(--_seal);
  }

  .typing {
    display: flex;
    align-items: center;
    gap: 5px;
    height: 24px;
    padding-inline: var(--_gutter);
  }

  .typing i {
    width: 7px;
    height: 7px;
    border-radius: 50%;
    background: var(--_accent);
    animation: hop 1.2s ease-in-out infinite;
  }

  .typing i:nth-child(2) {
    animation-delay: 0.15s;
  }

  .typing i:nth-child(3) {
    animation-delay: 0.3s;
  }

  @keyframes hop {
    0%,
    60%,
    100% {
      opacity: 0.35;
      transform: none;
    }
    30% {
      opacity: 1;
      transform: translateY(-4px);
    }
  }

  .latest {
    position: absolute;
    inset: auto auto 10px 50%;
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 34px;
    padding: 0 14px;
    border-radius: 17px;
    background: var(--_ink);
    color: var(--_surface);
    font-size: 13px;
    font-weight: 550;
    transform: translateX(-50%);
    box-shadow: 0 6px 20px var(--_shadow);
  }

  .welcome {
    margin: auto 0;
    padding: 12px var(--_gutter);
  }

  .welcome h3 {
    margin: 0 0 8px;
    font-family: var(--_serif);
    font-size: 27px;
    font-weight: 500;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  .welcome p {
    margin: 0 0 20px;
    color: var(--_muted);
    text-wrap: pretty;
  }

  .starters {
    display: grid;
    gap: 8px;
  }

  .starters button {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-height: 48px;
    padding: 10px 14px 10px 16px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-s);
    background: var(--_raised);
    text-align: start;
    transition:
      border-color 0.15s,
      background 0.15s;
  }

  .starters button:hover {
    border-color: var(--_accent);
    background: var(--_tint);
  }

  .starters .icon {
    flex: none;
    color: var(--_accent);
  }
`;
