package dev.contactenricher.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * A page that shows a refused form again says so by its status, too: to scripts, logs and whoever looks on from outside, 200
 * would mean that it was done. A list whose filter cannot be read is a page like others, and its parts are refreshed.
 */
final class NoticeStatus implements HandlerInterceptor {

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView shown) {
        if (shown != null
                && shown.getModel().get("notice") instanceof Notice notice
                && request.getMethod().equals("POST")) {
            response.setStatus(notice.status().value());
        }
    }
}
