package se.handlingsplan.platform.web;

import jakarta.servlet.Filter;

/** A filter that stands behind the security chain and sees only who was let in. */
public interface MemberFilter extends Filter {}
