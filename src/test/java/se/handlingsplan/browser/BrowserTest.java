package se.handlingsplan.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import se.handlingsplan.HandlingsplanTest;

/**
 * A test that drives the product through a real Chromium. Where none is found it is skipped with a sentence, unless browser
 * tests are required ({@code -Dhandlingsplan.browser-tests=required}). {@link Window} parameters are closed by themselves.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HandlingsplanTest
@ExtendWith(Chromium.class)
public @interface BrowserTest {}
