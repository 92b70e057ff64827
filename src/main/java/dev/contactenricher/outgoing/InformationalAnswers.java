package dev.contactenricher.outgoing;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Skips informational answers, which come before the final one and say nothing that we need (RFC 9110, section 15.2).
 * One that switches protocols is final, as it was not asked for.
 */
final class InformationalAnswers extends ChannelInboundHandlerAdapter {

    private static final int SWITCHING_PROTOCOLS = 101;

    private boolean skipping;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpResponse response) {
            int status = response.status().code();
            skipping = HttpStatusClass.INFORMATIONAL.contains(status) && status != SWITCHING_PROTOCOLS;
        }
        if (!skipping) {
            context.fireChannelRead(message);
            return;
        }
        if (message instanceof LastHttpContent) {
            skipping = false;
        }
        ReferenceCountUtil.release(message);
        context.read();
    }
}
